import { formatNumber } from "@loglik/plot";
import type { ReactNode } from "react";
import { NumberTable } from "./NumberTable";

/** A square matrix with the names of its rows and columns. NaN, the entry of what is not defined, is a dash. */
export function MatrixTable(props: {
  readonly caption: string;
  readonly labels: readonly string[];
  readonly values: ArrayLike<number>;
}): ReactNode {
  const { caption, labels, values } = props;
  return (
    <NumberTable caption={caption}>
      <thead>
        <tr>
          <td />
          {labels.map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((row, i) => (
          <tr key={row}>
            <th scope="row">{row}</th>
            {labels.map((column, j) => {
              const value = values[i * labels.length + j];
              return <td key={column}>{Number.isNaN(value) ? "–" : formatNumber(value, 4)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </NumberTable>
  );
}
