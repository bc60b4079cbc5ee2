import * as coin from "@loglik/docs/lessons/coin";
import { likelihoodCurve } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { type ReactNode, useMemo } from "react";
import { Choice } from "./Choice";
import styles from "./instruments.module.css";

type Slice = { readonly along: "row"; readonly row: number } | { readonly along: "column"; readonly y: 0 | 1 };

const cells = [...coin.table.map((_, row) => `row-${row}`), "column-0", "column-1"];
type Notation = "semicolon" | "bar";
const notations = [
  { value: "semicolon", label: "L(θ; y)" },
  { value: "bar", label: "L(y | θ)" },
] as const;
const fields = {
  slice: choiceField("row-3", cells),
  notation: choiceField<Notation>("semicolon", ["semicolon", "bar"]),
};

/** The table y × θ of one toss. A row header shows the distribution of y, a column header the likelihood of θ. */
export function TwoReadings(): ReactNode {
  const address = useUrlState("table", fields);
  const { notation } = address.state;
  const slice = sliceOf(address.state.slice);
  const setSlice = (next: string) => address.change({ slice: next });
  const chosen = (row: number, y: 0 | 1) => (slice.along === "row" ? slice.row === row : slice.y === y);
  return (
    <div className={styles.pair}>
      <table className={styles.slice} style={{ display: "table" }}>
        <thead>
          <tr>
            <th scope="col">θ</th>
            {([0, 1] as const).map((y) => (
              <th key={y} scope="col">
                <button
                  type="button"
                  aria-pressed={slice.along === "column" && slice.y === y}
                  onClick={() => setSlice(`column-${y}`)}
                >
                  y = {y}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {coin.table.map((entry, row) => (
            <tr key={entry.prob}>
              <th scope="row">
                <button
                  type="button"
                  aria-pressed={slice.along === "row" && slice.row === row}
                  onClick={() => setSlice(`row-${row}`)}
                >
                  {entry.prob.toFixed(1)}
                </button>
              </th>
              <td data-chosen={chosen(row, 0)}>{entry.tails.toFixed(1)}</td>
              <td data-chosen={chosen(row, 1)}>{entry.heads.toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <Choice
          legend="Written"
          options={notations}
          value={notation}
          onChange={(next) => address.change({ notation: next })}
        />
        <div aria-live="polite">
          {slice.along === "row" ? (
            <Row row={slice.row} notation={notation} />
          ) : (
            <Column y={slice.y} notation={notation} />
          )}
        </div>
      </div>
      <CopyLink of={address} />
    </div>
  );
}

function sliceOf(name: string): Slice {
  const [along, index] = name.split("-");
  return along === "row" ? { along, row: Number(index) } : { along: "column", y: index === "0" ? 0 : 1 };
}

function Row({ row, notation }: { readonly row: number; readonly notation: Notation }): ReactNode {
  const { prob, tails, heads } = coin.table[row];
  return (
    <>
      <p>
        <strong>A row: θ = {prob.toFixed(1)} is known.</strong> The cells are the probabilities of the two outcomes,{" "}
        <em>P</em>(<em>y</em>
        {notation === "bar" ? " | " : "; "}
        {prob.toFixed(1)}).
      </p>
      <svg
        className={styles.plot}
        viewBox="0 0 340 190"
        role="img"
        aria-label={`Bars: P(0) = ${tails.toFixed(1)}, P(1) = ${heads.toFixed(1)}`}
      >
        {[tails, heads].map((mass, y) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the outcome y itself
          <g key={y}>
            <rect x={70 + 120 * y} width={80} y={160 - 140 * mass} height={140 * mass} fill="var(--loglik-data)" />
            <text className={styles.title} x={110 + 120 * y} y={152 - 140 * mass} textAnchor="middle">
              {mass.toFixed(1)}
            </text>
            <text x={110 + 120 * y} y={178} textAnchor="middle">
              y = {y}
            </text>
          </g>
        ))}
        <line x1={40} x2={300} y1={160} y2={160} stroke="var(--site-muted)" />
      </svg>
      <p>
        Sum: {tails.toFixed(1)} + {heads.toFixed(1)} = <strong>{(tails + heads).toFixed(1)}</strong>
      </p>
    </>
  );
}

function Column({ y, notation }: { readonly y: 0 | 1; readonly notation: Notation }): ReactNode {
  const figure = useMemo(() => {
    const { prob, likelihood } = coin.curve([y]);
    return likelihoodCurve({ axes: { prob }, values: likelihood, symbols: { prob: "θ" }, data: { values: [y] } });
  }, [y]);
  return (
    <>
      <p>
        <strong>A column: y = {y} is known.</strong> The cells are the likelihood of each θ, <em>L</em>(
        {notation === "bar" ? `${y} | θ` : `θ; ${y}`}
        ).
      </p>
      <FigureView figure={figure} />
      <p>
        Area under the curve: <strong>{coin.columnArea([y]).toFixed(1)}</strong>, not 1.
      </p>
    </>
  );
}
