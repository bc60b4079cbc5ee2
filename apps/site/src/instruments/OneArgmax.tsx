import * as lesson from "@loglik/docs/lessons/log-sum";
import { likelihoodCurve } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { numberField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Controls, Readout, Slider } from "@site/src/components/controls";
import { type ReactNode, useMemo } from "react";
import styles from "./instruments.module.css";

const { prob: grid, links, best } = lesson.chainCurve(lesson.tosses);

const views = [
  { quantity: "likelihood", read: (link: lesson.ChainLinks) => link.product, best: best.product },
  { quantity: "log-likelihood", read: (link: lesson.ChainLinks) => link.sumOfLogs, best: best.sumOfLogs },
  { quantity: "negative-log-likelihood", read: (link: lesson.ChainLinks) => link.nll, best: best.nll },
] as const;

const fields = { theta: numberField(0.4, { low: 0.01, high: 0.99 }) };

/** The likelihood, its logarithm and the NLL side by side with one θ marked in all three. */
export function OneArgmax(): ReactNode {
  const address = useUrlState("argmax", fields);
  const { theta: prob } = address.state;
  const here = lesson.chain(lesson.tosses, prob);
  const figures = useMemo(
    () =>
      views.map(({ quantity, read, best: at }) =>
        likelihoodCurve({
          axes: { prob: grid },
          values: links.map(read),
          quantity,
          symbols: { prob: "θ" },
          maximum: { theta: { prob: at }, value: read(lesson.chain(lesson.tosses, at)) },
          interval: { low: prob - 0.004, high: prob + 0.004 },
        }),
      ),
    [prob],
  );
  return (
    <div>
      <Controls>
        <Slider
          label="θ"
          value={prob}
          min={0.01}
          max={0.99}
          step={0.01}
          onChange={(theta) => address.change({ theta })}
          format={(value) => value.toFixed(2)}
        />
        <Readout label="L" value={here.product.toFixed(5)} tone="likelihood" />
        <Readout label="log L" value={here.sumOfLogs.toFixed(4).replace("-", "−")} tone="likelihood" />
        <Readout label="NLL" value={here.nll.toFixed(4)} tone="loss" />
      </Controls>
      <div className={styles.triple}>
        {figures.map((figure) => (
          <FigureView key={figure.quantity} figure={figure} />
        ))}
      </div>
      <p className={styles.note}>
        Best θ: {best.product.toFixed(2)} for the product, {best.sumOfLogs.toFixed(2)} for the sum of logs,{" "}
        {best.nll.toFixed(2)} for the NLL.
      </p>
      <CopyLink of={address} />
    </div>
  );
}
