import type { VectorFamily } from "@loglik/core";
import type { AnyTheta } from "@loglik/docs/lessons/family/coordinates";
import { vectorSummary } from "@loglik/docs/lessons/family/vector-summary";
import { formatNumber } from "@loglik/plot";
import { Button, Controls, Readout } from "@site/src/components/controls";
import { type ReactNode, useMemo, useState } from "react";
import styles from "./families.module.css";
import { MatrixTable } from "./MatrixTable";
import { NumberTable } from "./NumberTable";

const SAMPLE = 200;

/** A family of vectors in numbers: its moments at an example, draws with their log densities, and the fit to a sample. */
export function VectorFamilyNumbers(props: { readonly family: VectorFamily; readonly theta: AnyTheta }): ReactNode {
  const { family, theta } = props;
  const [seed, setSeed] = useState(1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page writes θ anew at each rendering
  const summary = useMemo(() => vectorSummary(family, theta, SAMPLE, seed), [family, seed]);
  const { draws, mean, variance, entropy, coordinates, fit } = summary;
  const components = draws[0].y.map((_, index) => `y ${index}`);
  return (
    <div className={styles.numbers}>
      <Controls>
        <Button onClick={() => setSeed(seed + 1)} primary>
          Draw a sample at θ
        </Button>
        <span className={styles.quiet}>
          n = {SAMPLE}, seed {seed}
        </span>
        {entropy !== undefined && <Readout label="entropy" value={`${formatNumber(entropy)} nats`} />}
      </Controls>
      <NumberTable caption="The mean, and the first five of the sample with their log densities.">
        <thead>
          <tr>
            <td />
            {components.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">log f(y)</th>
          </tr>
        </thead>
        <tbody>
          {mean && (
            <tr>
              <th scope="row">mean</th>
              {components.map((name, index) => (
                <td key={name}>{formatNumber(mean[index])}</td>
              ))}
              <td />
            </tr>
          )}
          {draws.map(({ y, logProb }, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a draw is its place in the sample
            <tr key={row}>
              <th scope="row">draw {row + 1}</th>
              {y.map((value, index) => (
                <td key={components[index]}>{formatNumber(value)}</td>
              ))}
              <td>{formatNumber(logProb)}</td>
            </tr>
          ))}
        </tbody>
      </NumberTable>
      {variance && <MatrixTable caption="Covariance of the components." labels={components} values={variance} />}
      {fit && (
        <>
          <p className={styles.verdict} role="status" data-reason={fit.result.reason}>
            <strong>{fit.result.converged ? "Fitted" : "No finite maximum reached"}</strong> ({fit.result.reason}).{" "}
            {fit.result.message}
          </p>
          <NumberTable caption="The parameters that made the sample, and their estimates from it.">
            <thead>
              <tr>
                <th scope="col">parameter</th>
                <th scope="col">θ</th>
                <th scope="col">θ̂</th>
              </tr>
            </thead>
            <tbody>
              {coordinates.map(({ label }, index) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>{formatNumber(summary.theta[index])}</td>
                  <td>{formatNumber(fit.theta[index])}</td>
                </tr>
              ))}
            </tbody>
          </NumberTable>
        </>
      )}
    </div>
  );
}
