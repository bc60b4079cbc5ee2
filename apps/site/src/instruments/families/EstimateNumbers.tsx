import { precisionAt } from "@loglik/docs/lessons/family/estimate";
import { formatNumber } from "@loglik/plot";
import { Controls, Readout } from "@site/src/components/controls";
import { type ReactNode, useMemo } from "react";
import { type Explored, usableFit } from "./explored";
import styles from "./families.module.css";
import { MatrixTable } from "./MatrixTable";

/** What the fit reached and the information of one observation there. */
export function EstimateNumbers(explored: Explored): ReactNode {
  const { model, theta, data, fit } = explored;
  const fitted = usableFit(explored);
  const precision = useMemo(() => fitted && precisionAt(model, fitted, data.length), [model, fitted, data]);
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
      {precision && (
        <MatrixTable
          caption="Fisher information of one observation at θ̂"
          labels={model.coordinates.list.map(({ label }) => label)}
          values={precision.information}
        />
      )}
      {precision && !precision.standardErrors && (
        <p className={styles.caption}>
          It has no finite inverse, and so there are no standard errors: some direction of θ changes nothing, or the
          family is not regular.
        </p>
      )}
    </div>
  );
}
