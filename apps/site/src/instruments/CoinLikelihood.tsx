import * as coin from "@loglik/docs/lessons/coin";
import { likelihoodCurve } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { bitsField, numberField, switchField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout, Slider, Toggle } from "@site/src/components/controls";
import { Tex } from "@site/src/components/Tex";
import { type ReactNode, useMemo } from "react";
import styles from "./instruments.module.css";
import { TossRow } from "./TossRow";

const MOST_TOSSES = 20;
const fields = {
  tosses: bitsField(coin.tosses, { least: 1, most: MOST_TOSSES }),
  theta: numberField(0.5, { low: 0, high: 1 }),
  covered: switchField(false),
};

/** Tosses to turn over, the likelihood curve that they make, and a search for its top with a slider. */
export function CoinLikelihood(): ReactNode {
  const address = useUrlState("coin", fields);
  const { tosses, theta: prob, covered } = address.state;
  const setTosses = (next: readonly number[]) => address.change({ tosses: next });
  const summary = useMemo(() => coin.summarise(tosses), [tosses]);
  const guess = coin.guess(tosses, prob);
  const figure = useMemo(() => {
    const { prob: grid, likelihood } = coin.curve(tosses);
    return likelihoodCurve({
      axes: { prob: grid },
      values: likelihood,
      symbols: { prob: "θ" },
      maximum: { theta: { prob: summary.prob }, value: summary.likelihood },
      data: { values: tosses },
      interval: { low: Math.max(0, prob - 0.004), high: Math.min(1, prob + 0.004), label: "your θ" },
    });
  }, [tosses, summary, prob]);

  return (
    <div>
      <TossRow tosses={tosses} onChange={setTosses} />
      <Controls>
        <Button onClick={() => setTosses([...tosses, 0])} disabled={tosses.length >= MOST_TOSSES}>
          Add a toss
        </Button>
        <Button onClick={() => setTosses(tosses.slice(0, -1))} disabled={tosses.length <= 1}>
          Remove one
        </Button>
        <Button onClick={() => setTosses(coin.tosses)}>Reset</Button>
        <Toggle label="Hide the curve" checked={covered} onChange={(next) => address.change({ covered: next })} />
      </Controls>
      <div className={styles.formula}>
        <Tex>{`L(\\theta) = \\theta^{${summary.successes}}(1-\\theta)^{${summary.tosses - summary.successes}}`}</Tex>
      </div>
      {covered ? (
        <div className={styles.covered}>Move θ until the score reads 100 %.</div>
      ) : (
        <FigureView figure={figure} />
      )}
      <Controls>
        <Slider
          label="θ"
          value={prob}
          min={0}
          max={1}
          step={0.01}
          onChange={(theta) => address.change({ theta })}
          format={(value) => value.toFixed(2)}
        />
        <Readout label="L(θ)" value={guess.likelihood.toPrecision(4)} tone="likelihood" />
        <Readout label="NLL" value={guess.nll === Infinity ? "∞" : guess.nll.toFixed(4)} tone="loss" />
        <Readout label="score" value={`${(100 * guess.share).toFixed(1)} %`} />
        {!covered && <Readout label="θ̂" value={summary.prob.toFixed(4)} tone="likelihood" />}
      </Controls>
      <p className={styles.note} aria-live="polite">
        {verdict(guess.share)}
      </p>
      <CopyLink of={address} />
    </div>
  );
}

function verdict(share: number): string {
  if (share > 0.9995) return "The top. No θ makes these tosses more probable.";
  if (share > 0.95) return "Close: the curve is flat near its top.";
  if (share === 0) return "This coin could not have produced these tosses.";
  return "";
}
