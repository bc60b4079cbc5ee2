import type { BatchNormLayer } from "../../layers/batch-norm.js";
import type { LayerNormLayer } from "../../layers/layer-norm.js";
import { pixelsOf } from "../image.js";
import type { Planned, Planner, Value } from "../planner.js";
import { spreadPixels } from "./spread-pixels.js";

export function planLayerNorm({ epsilon }: LayerNormLayer, source: Value, planner: Planner): Planned {
  const [scale, shift] = [planner.parameter(), planner.parameter()];
  const input = spreadPixels(source, planner);
  const value = planner.value(input.shape);
  const moments = planner.rows(2 * pixelsOf(input.output));
  planner.forward({
    kind: "layerNormForward",
    input: input.output,
    scale: scale.block,
    shift: shift.block,
    output: value.output,
    moments,
    epsilon,
  });
  return {
    value,
    backward: () => {
      const known = { input: input.output, moments, outputGradient: value.gradient! };
      if (input.gradient !== undefined) {
        const inputGradient = input.gradient;
        planner.back.push({ kind: "layerNormBackward", ...known, scale: scale.block, inputGradient });
        planner.differentiate(input);
      }
      planner.parameterGradients.push({
        kind: "layerNormBackwardParameters",
        ...known,
        scaleGradient: scale.gradient,
        shiftGradient: shift.gradient,
      });
    },
  };
}

export function planBatchNorm({ epsilon, momentum }: BatchNormLayer, source: Value, planner: Planner): Planned {
  const [scale, shift, runningMean, runningVariance] = [0, 1, 2, 3].map(() => planner.parameter());
  const [mean, variance] = [runningMean.gradient, runningVariance.gradient];
  const input = spreadPixels(source, planner);
  const value = planner.value(input.shape);
  const { share } = planner;
  planner.inTraining({ kind: "batchNormMoments", input: input.output, share, mean, variance });
  const forward = {
    kind: "batchNormForward",
    input: input.output,
    scale: scale.block,
    shift: shift.block,
    output: value.output,
    epsilon,
  } as const;
  planner.inTraining({ ...forward, mean, variance });
  planner.prediction.push({ ...forward, mean: runningMean.block, variance: runningVariance.block });
  planner.tracking.push({
    kind: "batchNormTrack",
    mean,
    variance,
    runningMean: runningMean.block,
    runningVariance: runningVariance.block,
    momentum,
    pixels: pixelsOf(input.output),
  });
  return {
    value,
    backward: () => {
      const known = {
        input: input.output,
        mean,
        variance,
        outputGradient: value.gradient!,
        scaleGradient: scale.gradient,
        shiftGradient: shift.gradient,
        epsilon,
      };
      planner.back.push({ kind: "batchNormGradients", ...known });
      if (input.gradient === undefined) return;
      const inputGradient = input.gradient;
      planner.back.push({ kind: "batchNormBackward", ...known, share, scale: scale.block, inputGradient });
      planner.differentiate(input);
    },
  };
}
