import * as lesson from "@loglik/docs/lessons/normal";
import { likelihoodSurface } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { numbersField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout } from "@site/src/components/controls";
import { type ReactNode, useDeferredValue, useMemo } from "react";
import styles from "./instruments.module.css";
import { NumberLine } from "./NumberLine";

/** The scales that the map shows; a summit outside is told in words. */
const SCALES = { low: 0.25, high: 2.75 };

const MOST_POINTS = 12;
const LINE = { low: -3, high: 3 };
const fields = { points: numbersField(lesson.sample, { ...LINE, least: 2, most: MOST_POINTS }) };

/** Observations to drag along a line, and the log-likelihood of the normal over (μ, σ) that they make. */
export function NormalSurface(): ReactNode {
  const address = useUrlState("surface", fields);
  const { points } = address.state;
  const setPoints = (next: readonly number[]) => address.change({ points: next });
  const summary = useMemo(() => lesson.summarise(points), [points]);
  // The surface may lag behind a quick hand; the points and the numbers do not.
  const drawn = useDeferredValue(points);
  const figure = useMemo(() => {
    const { loc, scale, nll, bounded } = lesson.summarise(drawn);
    const surface = lesson.surface(drawn, "scale", SCALES.low, SCALES.high, 61);
    return likelihoodSurface({
      axes: { loc: surface.loc, scale: surface.spread },
      values: surface.logLikelihood,
      quantity: "log-likelihood",
      symbols: { loc: "μ", scale: "σ" },
      ...(bounded && scale >= SCALES.low && { maximum: { theta: { loc, scale }, value: -nll } }),
      ...(bounded && { levels: lesson.contourLevels(-nll) }),
      data: { values: drawn },
    });
  }, [drawn]);
  return (
    <div>
      <NumberLine label="Observations" points={points} {...LINE} step={0.05} onChange={setPoints} />
      <Controls>
        <Button onClick={() => setPoints([...points, 2])} disabled={points.length >= MOST_POINTS}>
          Add a point
        </Button>
        <Button onClick={() => setPoints(points.slice(0, -1))} disabled={points.length <= 2}>
          Remove one
        </Button>
        <Button onClick={() => setPoints(lesson.sample)}>Reset</Button>
      </Controls>
      <FigureView figure={figure} />
      {summary.bounded ? (
        <Controls>
          <Readout label="μ̂" value={summary.loc.toFixed(4).replace("-", "−")} tone="likelihood" />
          <Readout label="σ̂ (divisor n)" value={summary.scale.toFixed(6)} tone="likelihood" />
          <Readout label="s (divisor n − 1)" value={summary.scaleUnbiasedVariance.toFixed(6)} tone="prior" />
          <Readout label="L" value={summary.likelihood.toPrecision(6)} tone="likelihood" />
          <Readout label="NLL" value={summary.nll.toFixed(6).replace("-", "−")} tone="loss" />
        </Controls>
      ) : null}
      <p className={styles.note} aria-live="polite">
        {!summary.bounded
          ? summary.message
          : summary.scale < SCALES.low
            ? `The summit, at σ = ${summary.scale.toFixed(3)}, lies below the edge of this map.`
            : ""}
      </p>
      <CopyLink of={address} />
    </div>
  );
}
