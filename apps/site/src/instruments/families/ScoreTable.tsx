import { precisionAt } from "@loglik/docs/lessons/family/estimate";
import { formatNumber } from "@loglik/plot";
import { type ReactNode, useMemo } from "react";
import { type Explored, usableFit } from "./explored";
import styles from "./families.module.css";
import { NumberTable } from "./NumberTable";

/** θ and its fit side by side, with the score of the sample at both and the standard errors. */
export function ScoreTable(explored: Explored): ReactNode {
  const { model, theta, data, fit } = explored;
  const { list, flatten } = model.coordinates;
  const fitted = usableFit(explored);
  const errors = useMemo(
    () => fitted && precisionAt(model, fitted, data.length)?.standardErrors,
    [model, fitted, data],
  );
  const scoreThere = useMemo(() => fitted && model.scoreSum(data, fitted), [model, fitted, data]);
  const scoreHere = model.scoreSum(data, theta);
  const there = "theta" in fit ? flatten(fit.theta) : undefined;
  const here = flatten(theta);
  const cell = (values: Float64Array | undefined, index: number) =>
    values === undefined || Number.isNaN(values[index]) ? "–" : formatNumber(values[index], 4);
  return (
    <div className={styles.numbers}>
      <NumberTable caption="The score is Σ ∂ log f(yᵢ; θ)/∂θ: 0 at a smooth top. A standard error is the root of a diagonal entry of (n I)⁻¹, with I the information.">
        <thead>
          <tr>
            <th scope="col">parameter</th>
            <th scope="col">θ</th>
            <th scope="col">score at θ</th>
            <th scope="col">θ̂</th>
            <th scope="col">score at θ̂</th>
            <th scope="col">std. error</th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ label }, index) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{cell(here, index)}</td>
              <td>{cell(scoreHere, index)}</td>
              <td>{cell(there, index)}</td>
              <td>{cell(scoreThere, index)}</td>
              <td>{cell(errors, index)}</td>
            </tr>
          ))}
        </tbody>
      </NumberTable>
    </div>
  );
}
