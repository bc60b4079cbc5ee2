import type { FitReport } from "../fit-report.js";
import { escapeHtml } from "./escape-html.js";
import { count, decimals, estimateWithError } from "./numbers.js";

/** The coefficients of a linear model, grouped by the output that they move. */
export function coefficientTable({ coefficients }: FitReport): string {
  if (coefficients === undefined) return "";
  const outputs = [...new Set(coefficients.map(({ output }) => output))];
  const groups = outputs.map((output) => {
    const rows = coefficients
      .filter((item) => item.output === output)
      .map((item) => {
        const { estimate, error } = estimateWithError(item.estimate, item.standardError);
        const z = item.z === null ? "—" : decimals(item.z, 2);
        return `<tr><th scope="row">${escapeHtml(item.name)}</th><td>${estimate}</td><td>${error}</td><td>${z}</td></tr>`;
      });
    return `<tbody><tr class="group"><th colspan="4" scope="rowgroup">${escapeHtml(output)}</th></tr>${rows.join("")}</tbody>`;
  });
  return `<section>
<h2>Coefficients</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">predictor</th><th scope="col">estimate</th><th scope="col">standard error</th><th scope="col">z</th></tr></thead>
${groups.join("\n")}
</table></div>
<p class="small">In the units of the table. Standard errors are from the inverse of the expected information; z is the estimate divided by its standard error.</p>
</section>`;
}

/** How often each observed class was given each most probable class. */
export function confusionTables({ classes, confusion, target }: FitReport): string {
  if (classes === undefined || confusion === undefined) return "";
  const tables = [
    { label: confusion.heldOut ? "Fitted rows" : "", counts: confusion.fitted },
    ...(confusion.heldOut ? [{ label: "Held-out rows", counts: confusion.heldOut }] : []),
  ];
  return `<section>
<h2>Observed and most probable class</h2>
<div class="pair">
${tables.map(({ label, counts }) => confusionTable(label, target, classes, counts)).join("\n")}
</div>
<p class="small">Rows: the class observed. Columns: the class with the largest fitted probability. A count says nothing about how sure the model was; the NLL does.</p>
</section>`;
}

function confusionTable(
  label: string,
  target: string,
  classes: readonly string[],
  counts: readonly (readonly number[])[],
): string {
  const total = counts.flat().reduce((sum, value) => sum + value, 0);
  const right = counts.reduce((sum, row, index) => sum + row[index], 0);
  const caption = `${label === "" ? "" : `${label}: `}${count(right)} of ${count(total)} on the diagonal`;
  const head = classes.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join("");
  const body = counts.map((row, observed) => {
    const rowTotal = row.reduce((sum, value) => sum + value, 0);
    const cells = row.map((value, guessed) => {
      const share = rowTotal === 0 ? 0 : value / rowTotal;
      const meaning = value === 0 ? "none" : observed === guessed ? "right" : "wrong";
      return `<td class="${meaning}" style="--share:${(100 * share).toFixed(0)}%">${count(value)}</td>`;
    });
    return `<tr><th scope="row">${escapeHtml(classes[observed])}</th>${cells.join("")}</tr>`;
  });
  return `<div class="scroll"><table class="confusion"><caption>${escapeHtml(caption)}</caption>
<thead><tr><th scope="col">${escapeHtml(target)}</th>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}
