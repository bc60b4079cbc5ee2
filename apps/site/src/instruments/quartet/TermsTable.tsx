import type { Term } from "@loglik/docs/lessons/quartet";
import { formatNumber } from "@site/src/components/Num";
import type { ReactNode } from "react";
import styles from "../instruments.module.css";

/** Each observation's log f(y; θ) as a bar, and its slope in θ, with their sums: the log-likelihood and its slope. */
export function TermsTable(props: {
  readonly terms: readonly Term[];
  readonly symbol: string;
  /** The observation that a reader holds. */
  readonly held: number | undefined;
}): ReactNode {
  const { terms, symbol, held } = props;
  const heights = terms.map(({ logProb }) => logProb).filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...heights), Math.max(0, ...heights)];
  const share = (value: number) => (100 * (value - low)) / (high - low || 1);
  const sum = (read: (term: Term) => number) => terms.reduce((total, term) => total + read(term), 0);
  return (
    <table className={styles.terms}>
      <thead>
        <tr>
          <th scope="col">y</th>
          <th scope="col" colSpan={2}>
            log f(y; {symbol})
          </th>
          <th scope="col">slope</th>
        </tr>
      </thead>
      <tbody>
        {terms.map(({ y, logProb, slope }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an observation is its place in the sample
          <tr key={index} data-held={index === held}>
            <th scope="row">{formatNumber(y, 3)}</th>
            <td className={styles.barCell}>
              <span className={styles.termBar} aria-hidden>
                {Number.isFinite(logProb) && (
                  <span
                    style={{
                      left: `${share(Math.min(0, logProb))}%`,
                      width: `${share(Math.max(0, logProb)) - share(Math.min(0, logProb))}%`,
                    }}
                  />
                )}
              </span>
            </td>
            <td>{fixed(logProb)}</td>
            <td>{fixed(slope)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">sum</th>
          <td />
          <td>{fixed(sum(({ logProb }) => logProb))}</td>
          <td>{fixed(sum(({ slope }) => slope))}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** Three decimals, so that a column can be added up; what rounding leaves of nothing is nothing. */
function fixed(value: number): string {
  if (Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const text = value.toFixed(3);
  return (Number(text) === 0 ? "0.000" : text).replace("-", "−");
}
