import * as lesson from "@loglik/docs/lessons/codes";
import { grid } from "@loglik/docs/lessons/grid";
import { informationBars } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { numberField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Controls, Readout, Slider } from "@site/src/components/controls";
import { type ReactNode, useMemo } from "react";
import styles from "./instruments.module.css";
import { SmallPlot } from "./SmallPlot";

const TOP = 4;
const beliefs = grid(0.005, 0.995, 199);

const fields = { p: numberField(0.5, { low: 0.01, high: 0.99 }), q: numberField(0.1, { low: 0.01, high: 0.99 }) };

/** An event and a model of it: entropy, divergence and cross-entropy, and the cross-entropy in the other order. */
export function CrossEntropyBars(): ReactNode {
  const address = useUrlState("bars", fields);
  const { p, q } = address.state;
  const { forward, backward } = useMemo(() => lesson.bothWays(p, q), [p, q]);
  const curve = useMemo(
    () => Array.from(beliefs, (belief) => [belief, lesson.bothWays(p, belief).forward.crossEntropy] as const),
    [p],
  );
  const figure = useMemo(
    () =>
      informationBars({
        entropy: forward.entropy,
        models: [
          { label: `q = ${q.toFixed(2)}`, ...forward },
          { label: "q = p", klDivergence: 0, crossEntropy: forward.entropy },
        ],
        unit: "bits",
      }),
    [forward, q],
  );
  return (
    <div>
      <Controls>
        <Slider
          label="p"
          value={p}
          min={0.01}
          max={0.99}
          step={0.01}
          onChange={(next) => address.change({ p: next })}
          format={(v) => v.toFixed(2)}
        />
        <Slider
          label="q"
          value={q}
          min={0.01}
          max={0.99}
          step={0.01}
          onChange={(next) => address.change({ q: next })}
          format={(v) => v.toFixed(2)}
        />
      </Controls>
      <div className={styles.pair}>
        <FigureView figure={figure} />
        <SmallPlot
          title="cross-entropy (bits) against q"
          xLabel="q"
          description={`A curve, lowest at q = ${p.toFixed(2)}, where it is ${forward.entropy.toFixed(3)} bits, with a dot at q = ${q.toFixed(2)}.`}
          x={[0, 1]}
          y={[0, TOP]}
          layers={[
            { shape: "line", points: curve, tone: "loss", label: "H(p, q)" },
            {
              shape: "line",
              points: [
                [0, forward.entropy],
                [1, forward.entropy],
              ],
              tone: "truth",
              dashed: true,
              label: "H(p)",
            },
            { shape: "dots", points: [[q, forward.crossEntropy]], tone: "loss" },
          ]}
        />
      </div>
      <Controls>
        <Readout label="H(p, q)" value={forward.crossEntropy.toFixed(3)} tone="loss" />
        <Readout label="KL(p ‖ q)" value={forward.klDivergence.toFixed(3)} tone="loss" />
        <Readout label="H(q, p)" value={backward.crossEntropy.toFixed(3)} />
        <Readout label="KL(q ‖ p)" value={backward.klDivergence.toFixed(3)} />
      </Controls>
      <CopyLink of={address} />
    </div>
  );
}
