import { windowAt } from "@loglik/docs/lessons/family/curves";
import type { ExplorerModel } from "@loglik/docs/lessons/family/explorer-model";
import { sliderRange } from "@loglik/docs/lessons/family/sliders";
import { formatNumber } from "@loglik/plot";
import { Button, Controls, Slider } from "@site/src/components/controls";
import { type ReactNode, useMemo } from "react";

/** A slider a coordinate of θ, moved in link space: every place of it is a valid parameter. */
export function ParameterSliders(props: {
  readonly model: ExplorerModel;
  readonly eta: Float64Array;
  readonly flat: Float64Array;
  readonly onChange: (eta: Float64Array) => void;
  /** Moves θ to the fit; undefined where there is none to move to. */
  readonly onFit: (() => void) | undefined;
}): ReactNode {
  const { model, eta, flat, onChange, onFit } = props;
  const { coordinates, start } = model;
  const ranges = useMemo(() => {
    const window = windowAt(model, start);
    return coordinates.list.map((_, index) => sliderRange(model, start, index, window));
  }, [model, coordinates, start]);
  return (
    <Controls>
      {coordinates.list.map(({ label }, index) => (
        <Slider
          key={label}
          label={label}
          value={eta[index]}
          min={ranges[index].low}
          max={ranges[index].high}
          step={ranges[index].step}
          onChange={(value) => onChange(eta.with(index, value))}
          format={() => formatNumber(flat[index], 3)}
        />
      ))}
      <Button onClick={() => onFit?.()} disabled={!onFit}>
        Move θ to the fit
      </Button>
      <Button onClick={() => onChange(coordinates.toLinkSpace(coordinates.flatten(start)))}>Reset θ</Button>
    </Controls>
  );
}
