import * as lesson from "@loglik/docs/lessons/priors";
import { priorPosterior } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { bitsField, choiceField, numberField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout, Slider } from "@site/src/components/controls";
import { type ReactNode, useDeferredValue, useMemo } from "react";
import { Choice } from "./Choice";
import styles from "./instruments.module.css";
import { TossRow } from "./TossRow";

const MOST_TOSSES = 20;
const shapes = { low: 0.5, high: 20 };
const fields = {
  tosses: bitsField(lesson.tosses, { least: 1, most: MOST_TOSSES }),
  prior: choiceField<lesson.CoinPrior>("flat-logit", ["flat", "flat-logit", "beta"]),
  alpha: numberField(2, shapes),
  beta: numberField(2, shapes),
  axis: choiceField<lesson.Scale>("parameter", ["parameter", "link"]),
};

const priors = [
  { value: "flat", label: "flat in θ" },
  { value: "flat-logit", label: "flat in logit θ" },
  { value: "beta", label: "Beta(α, β)" },
] as const;

const axes = [
  { value: "parameter", label: "θ" },
  { value: "link", label: "logit θ" },
] as const;

/** Prior × likelihood → posterior for a coin, as densities of θ or of its logit, with the mode in each. */
export function CoinPrior(): ReactNode {
  const address = useUrlState("coin-prior", fields);
  const { state, change } = address;
  const drawn = useDeferredValue(state);
  const study = useMemo(
    () => lesson.studyCoin(drawn.tosses, drawn.prior, { alpha: drawn.alpha, beta: drawn.beta, scale: drawn.axis }),
    [drawn],
  );
  const { maximumLikelihood, modeOfTheta, modeOfLogit } = study;
  const figure = useMemo(() => {
    const onAxis = (prob: number | undefined) =>
      prob !== undefined && drawn.axis === "link" ? lesson.toLogit(prob) : prob;
    const mode = onAxis(drawn.axis === "link" ? modeOfLogit : modeOfTheta);
    const top = onAxis(maximumLikelihood);
    const { at, prior, likelihood, posterior } = study.curves;
    return priorPosterior({
      axes: { prob: at },
      prior,
      likelihood,
      posterior,
      symbols: { prob: drawn.axis === "link" ? "logit θ" : "θ" },
      ...(top !== undefined && Number.isFinite(top) && { maximumLikelihood: top }),
      ...(mode !== undefined && { maximumAPosteriori: mode }),
    });
  }, [study, drawn.axis, maximumLikelihood, modeOfTheta, modeOfLogit]);
  const shown = (prob: number | undefined) => (prob === undefined ? "none inside" : prob.toFixed(4));
  return (
    <div>
      <TossRow tosses={state.tosses} onChange={(tosses) => change({ tosses })} />
      <Controls>
        <Button onClick={() => change({ tosses: [...state.tosses, 0] })} disabled={state.tosses.length >= MOST_TOSSES}>
          Add a toss
        </Button>
        <Button onClick={() => change({ tosses: state.tosses.slice(0, -1) })} disabled={state.tosses.length <= 1}>
          Remove one
        </Button>
        <Button onClick={address.reset}>Reset</Button>
      </Controls>
      <Choice legend="Prior" options={priors} value={state.prior} onChange={(prior) => change({ prior })} />
      {state.prior === "beta" && (
        <Controls>
          <Slider
            label="α"
            value={state.alpha}
            min={shapes.low}
            max={shapes.high}
            step={0.5}
            onChange={(alpha) => change({ alpha })}
          />
          <Slider
            label="β"
            value={state.beta}
            min={shapes.low}
            max={shapes.high}
            step={0.5}
            onChange={(beta) => change({ beta })}
          />
        </Controls>
      )}
      <Choice legend="Densities of" options={axes} value={state.axis} onChange={(axis) => change({ axis })} />
      <FigureView figure={figure} />
      <Controls>
        <Readout label="MLE, in either axis" value={maximumLikelihood.toFixed(4)} tone="likelihood" />
        <Readout label="MAP of θ" value={shown(modeOfTheta)} tone="posterior" />
        <Readout label="MAP of logit θ, as θ" value={shown(modeOfLogit)} tone="posterior" />
      </Controls>
      <p className={styles.note} role="status">
        {verdict(study)}
        {drawn.prior === "flat-logit" && " This prior has no total: its height is to the scale of the picture."}
      </p>
      <CopyLink of={address} />
    </div>
  );
}

function verdict({ maximumLikelihood, modeOfTheta, modeOfLogit }: lesson.CoinStudy): string {
  const same = (mode: number | undefined) => mode !== undefined && Math.abs(mode - maximumLikelihood) < 1e-6;
  if (same(modeOfTheta)) return "The mode of θ is the maximum likelihood; that of logit θ is not.";
  if (same(modeOfLogit)) return "The mode of logit θ is the maximum likelihood; that of θ is not.";
  if (modeOfTheta === undefined) return "The posterior density of θ rises to an edge: it has no mode inside.";
  return "The prior has moved both modes away from the maximum likelihood.";
}
