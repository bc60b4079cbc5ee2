import { precisionAt } from "@loglik/docs/lessons/family/estimate";
import { formatNumber } from "@loglik/plot";
import { Controls, Readout } from "@site/src/components/controls";
import { type ReactNode, useMemo } from "react";
import { type Explored, usableFit } from "./explored";
import styles from "./families.module.css";
import { MatrixTable } from "./MatrixTable";

/** What the fit reached, the score at θ and at the fit, the information of one observation, and standard errors. */
export function EstimateNumbers(explored: Explored): ReactNode {
  const { model, theta, data, fit } = explored;
  const { list, flatten } = model.coordinates;
  const fitted = usableFit(explored);
  const precision = useMemo(() => fitted && precisionAt(model, fitted, data.length), [model, fitted, data]);
  const here = flatten(theta);
  const there = "theta" in fit ? flatten(fit.theta) : undefined;
  const scoreHere = model.scoreSum(data, theta);
  const scoreThere = useMemo(() => fitted && model.scoreSum(data, fitted), [model, fitted, data]);
  const cell = (values: Float64Array | undefined, index: number) =>
    values === undefined || Number.isNaN(values[index]) ? "–" : formatNumber(values[index], 4);
  return (
    <div className={styles.numbers}>
      <p className={styles.verdict} role="status" data-reason={"reason" in fit ? fit.reason : "error"}>
        {"error" in fit ? (
          fit.error
        ) : (
          <>
            <strong>{fit.converged ? "Fitted" : "No finite maximum reached"}</strong> ({fit.reason}). {fit.message}
          </>
        )}
      </p>
      <Controls>
        <Readout label="log L(θ)" value={formatNumber(model.logLikelihood(data, theta), 5)} />
        {"theta" in fit && <Readout label="log L(θ̂)" value={formatNumber(fit.logLikelihood, 5)} tone="likelihood" />}
      </Controls>
      <table>
        <caption>Parameters, and the score of the sample: Σ ∂ log f/∂θ, which is 0 at the top.</caption>
        <thead>
          <tr>
            <th scope="col">parameter</th>
            <th scope="col">θ</th>
            <th scope="col">score</th>
            <th scope="col">θ̂</th>
            <th scope="col">score</th>
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
              <td>{cell(precision?.standardErrors, index)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {precision && (
        <MatrixTable
          caption="Fisher information of one observation at θ̂. The standard errors are the roots of the diagonal of its inverse, divided by √n."
          labels={list.map(({ label }) => label)}
          values={precision.information}
        />
      )}
      {precision && !precision.standardErrors && (
        <p className={styles.quiet}>
          The information is singular or not finite here: some direction of θ changes nothing, or the family is not
          regular. There are no standard errors.
        </p>
      )}
    </div>
  );
}
