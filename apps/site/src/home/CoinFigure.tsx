import * as bernoulli from "@loglik/core/bernoulli";
import { likelihood, logLikelihoodGrid } from "@loglik/core/likelihood";
import { likelihoodCurve } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { formatNumber } from "@site/src/components/Num";
import { type ReactNode, useMemo, useState } from "react";
import styles from "./CoinFigure.module.css";

const probabilities = Float64Array.from({ length: 201 }, (_, index) => index / 200);

/** Five tosses that the reader turns over, and the likelihood of what then lies there. */
export function CoinFigure(): ReactNode {
  const [tosses, setTosses] = useState<readonly number[]>([0, 0, 0, 1, 0]);
  const { figure, estimate, height } = useMemo(() => describe(tosses), [tosses]);
  const turn = (index: number) => setTosses(tosses.map((toss, other) => (other === index ? 1 - toss : toss)));

  return (
    <div className={styles.coin}>
      <fieldset className={styles.tosses}>
        <legend>Five tosses. Turn one over.</legend>
        {tosses.map((toss, index) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a toss is its place in the row
            key={index}
            type="button"
            aria-pressed={toss === 1}
            aria-label={`Toss ${index + 1}: ${toss}`}
            onClick={() => turn(index)}
          >
            {toss}
          </button>
        ))}
      </fieldset>
      <FigureView figure={figure} />
      <p className={styles.reading} aria-live="polite">
        These tosses are most probable when a 1 has probability{" "}
        <strong className="number">{formatNumber(estimate, 2)}</strong>. Their likelihood is then{" "}
        <strong className="number">{formatNumber(height, 4)}</strong>, and its negative logarithm,{" "}
        <strong className={`number ${styles.loss}`}>{formatNumber(-Math.log(height), 4)}</strong> nats, is the
        cross-entropy loss.
      </p>
    </div>
  );
}

function describe(tosses: readonly number[]) {
  const estimate = tosses.reduce((sum, toss) => sum + toss, 0) / tosses.length;
  const height = likelihood(bernoulli, tosses, { prob: estimate });
  const figure = likelihoodCurve({
    axes: { prob: probabilities },
    values: logLikelihoodGrid(bernoulli, tosses, { prob: probabilities }).map(Math.exp),
    symbols: { prob: "θ" },
    maximum: { theta: { prob: estimate }, value: height },
  });
  return { figure, estimate, height };
}
