import { tosses as five } from "@loglik/docs/lessons/coin";
import * as lesson from "@loglik/docs/lessons/dependent-tosses";
import { massBars } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { numberField, switchField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Controls, Readout, Slider, Toggle } from "@site/src/components/controls";
import { type ReactNode, useMemo } from "react";

const TOSSES = 20;
const fields = {
  leaning: switchField(true),
  lean: numberField(0.6, { low: 0, high: 0.95 }),
  prob: numberField(0.3, { low: 0.05, high: 0.95 }),
};

/** Tosses that lean towards the one before, or do not, beside what the product of their probabilities says of them. */
export function DependentTosses(): ReactNode {
  const address = useUrlState("dependence", fields);
  const { leaning, prob } = address.state;
  const coin = useMemo(() => ({ prob, lean: leaning ? address.state.lean : 0 }), [prob, leaning, address.state.lean]);
  const { figure, claimed, real } = useMemo(() => {
    const product = lesson.countsByProduct(TOSSES, coin.prob);
    const counts = lesson.countsInOrder(TOSSES, coin);
    return {
      claimed: lesson.spreadOfShare(product),
      real: lesson.spreadOfShare(counts),
      figure: massBars({
        y: Array.from(product, (_, ones) => ones),
        values: product,
        label: "by the product",
        comparisons: [{ label: "these tosses", values: counts, meaning: "truth" }],
        variable: "k",
      }),
    };
  }, [coin]);
  const inOrder = (lean: number) => Math.exp(lesson.logProbInOrder(five, { prob, lean }));
  return (
    <div>
      <Controls>
        <Toggle
          label="Each toss leans towards the one before"
          checked={leaning}
          onChange={(next) => address.change({ leaning: next })}
        />
        <Slider
          label="how much"
          value={address.state.lean}
          min={0}
          max={0.95}
          step={0.05}
          onChange={(lean) => address.change({ lean })}
          disabled={!leaning}
          format={(value) => value.toFixed(2)}
        />
        <Slider
          label="θ"
          value={prob}
          min={0.05}
          max={0.95}
          step={0.05}
          onChange={(next) => address.change({ prob: next })}
          format={(value) => value.toFixed(2)}
        />
      </Controls>
      <FigureView figure={figure} />
      <Controls>
        <Readout label="spread of k/n by the product" value={claimed.toFixed(4)} tone="likelihood" />
        <Readout label="spread of k/n in fact" value={real.toFixed(4)} tone="truth" />
      </Controls>
      <Controls>
        <Readout label="P(0, 0, 0, 1, 0) by the product" value={inOrder(0).toFixed(5)} tone="likelihood" />
        <Readout label="toss by toss" value={inOrder(coin.lean).toFixed(5)} tone="truth" />
      </Controls>
      <CopyLink of={address} />
    </div>
  );
}
