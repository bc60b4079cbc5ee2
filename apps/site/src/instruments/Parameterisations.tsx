import * as lesson from "@loglik/docs/lessons/normal";
import { likelihoodSurface } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Controls, Readout } from "@site/src/components/controls";
import { type ReactNode, useMemo } from "react";
import { Choice } from "./Choice";

const names = Object.keys(lesson.spreads) as lesson.SpreadName[];

const fields = { spread: choiceField<lesson.SpreadName>("scale", names) };

/** One likelihood under four names of its spread. */
export function Parameterisations(): ReactNode {
  const address = useUrlState("spread", fields);
  const { spread: name } = address.state;
  const { label, fromScale } = lesson.spreads[name];
  const figure = useMemo(() => {
    const surface = lesson.surface(lesson.sample, name);
    const { loc, scale, nll } = lesson.summary;
    return likelihoodSurface({
      axes: { loc: surface.loc, spread: surface.spread },
      values: surface.logLikelihood,
      quantity: "log-likelihood",
      symbols: { loc: "μ", spread: label },
      maximum: { theta: { loc, spread: fromScale(scale) }, value: -nll },
      levels: lesson.contourLevels(-nll),
      data: { values: lesson.sample },
    });
  }, [name, label, fromScale]);
  return (
    <div>
      <Choice
        legend="Spread"
        options={names.map((value) => ({ value, label: lesson.spreads[value].label }))}
        value={name}
        onChange={(spread) => address.change({ spread })}
      />
      <FigureView figure={figure} />
      <Controls>
        <Readout label="μ̂" value={lesson.summary.loc} tone="likelihood" />
        <Readout label={label} value={fromScale(lesson.summary.scale).toFixed(6).replace("-", "−")} tone="likelihood" />
        <Readout label="NLL" value={lesson.summary.nll.toFixed(6)} tone="loss" />
      </Controls>
      <CopyLink of={address} />
    </div>
  );
}
