import type { PresentedDerivation, Relation } from "@loglik/derive";
import { gradientNames, type StepNumbers, stepNumbers } from "@loglik/docs/lessons/derivation/step-numbers";
import { formatNumber } from "@site/src/components/Num";
import { type ReactNode, useId } from "react";
import styles from "./derivations.module.css";

const DIGITS = 5;

/** The two lines of a step in numbers, beside each other, and what their relation makes of them. */
export function StepTable({ shown, line }: { readonly shown: PresentedDerivation; readonly line: number }): ReactNode {
  const id = useId();
  const [before, after] = [shown.lines[line - 1], shown.lines[line]];
  const names = gradientNames(shown.symbols, shown.point!);
  const rows = [
    ["above", before],
    ["this line", after],
  ] as const;
  return (
    <div className={styles.numbers}>
      <p id={id} className={styles.caption}>
        Both lines at the point below: the value, and the slope in each parameter.
      </p>
      <div className={styles.wide} data-scrolls>
        <table aria-labelledby={id}>
          <thead>
            <tr>
              <td />
              <th scope="col">value</th>
              {names.map((name) => (
                <th key={name} scope="col">
                  ∂/∂{name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, { value, gradient }]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{formatNumber(value ?? Number.NaN, DIGITS)}</td>
                {names.map((name, k) => (
                  <td key={name}>{formatNumber(gradient?.[k] ?? Number.NaN, DIGITS)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.finding} aria-live="polite">
        {inWords(after.relation, stepNumbers(before, after))}
      </p>
    </div>
  );
}

function inWords(relation: Relation, { kind, number }: StepNumbers): string {
  const written = formatNumber(number, DIGITS);
  switch (kind) {
    case "same":
      return number === 0
        ? "Equal, to the last digit."
        : `Equal: they differ by ${formatNumber(number, 1)}, which is rounding.`;
    case "shift":
      return `The value moves by ${written}; every slope stays, and so does the place of the minimum.`;
    case "factor":
      return relation === "proportional"
        ? `Value and slopes are ${written} times those above: the same minimum, another size of step.`
        : `Every slope is ${written} times the one above: the slopes are zero at the same place.`;
    case "slope":
      return "The value of this line is the slope of the line above.";
    case "gap":
      return `They differ by ${written}.`;
  }
}
