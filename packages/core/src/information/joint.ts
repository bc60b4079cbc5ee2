import { LoglikError } from "../error.js";
import { klDivergence } from "./divergence.js";
import { entropy } from "./entropy.js";
import { normalise } from "./probabilities.js";

/** Entropies of two variables from their joint table, nats. Plain data. */
export interface JointInformation {
  readonly joint: number;
  readonly rows: number;
  readonly columns: number;
  /** H(column variable | row variable). */
  readonly columnsGivenRows: number;
  /** H(row variable | column variable). */
  readonly rowsGivenColumns: number;
  /** I = KL(joint ‖ product of the margins), 0 exactly where they are independent. */
  readonly mutualInformation: number;
}

/**
 * Entropies, conditional entropies and mutual information of a table of counts or weights, nats.
 *
 * @param table rows × columns, row-major
 * @throws LoglikError `table-shape`, `probability-invalid`, `probabilities-not-normalised`
 * @see Cover & Thomas (2006), ch. 2
 * @example jointInformation([1, 0, 0, 1], 2).mutualInformation  // 0.6931471805599453
 */
export function jointInformation(table: ArrayLike<number>, columns: number): JointInformation {
  const rows = table.length / columns;
  if (!(columns >= 1 && Number.isInteger(columns) && Number.isInteger(rows) && rows >= 1)) {
    throw new LoglikError(
      "table-shape",
      `jointInformation: ${table.length} numbers do not make rows of ${columns}. Pass rows × columns numbers and the number of columns.`,
      { length: table.length, columns },
    );
  }
  const joint = normalise(table);
  const rowMargin = new Float64Array(rows);
  const columnMargin = new Float64Array(columns);
  joint.forEach((share, index) => {
    rowMargin[Math.floor(index / columns)] += share;
    columnMargin[index % columns] += share;
  });
  const product = joint.map((_, index) => rowMargin[Math.floor(index / columns)] * columnMargin[index % columns]);
  const [all, ofRows, ofColumns] = [entropy(joint), entropy(rowMargin), entropy(columnMargin)];
  return {
    joint: all,
    rows: ofRows,
    columns: ofColumns,
    columnsGivenRows: all - ofRows,
    rowsGivenColumns: all - ofColumns,
    mutualInformation: klDivergence(joint, product),
  };
}
