import { expectedCalibrationError } from "@loglik/core/calibration/calibration-error";
import { reliabilityTable } from "@loglik/core/calibration/reliability-table";
import { transformHistogram } from "@loglik/core/calibration/transform-histogram";
import { pitHistogram, reliabilityDiagram } from "../../src/index.js";
import { gaussian, uniforms } from "./draws.js";

/** A model too sure of itself: the truth falls into its tails too often. */
const tails = uniforms(7);
const transforms = Float64Array.from({ length: 200 }, () => 0.5 + 0.5 * Math.sin(Math.PI * (tails() - 0.5)));

export const pit = pitHistogram({ ...transformHistogram(transforms), label: "test rows" });

const forecasts = uniforms(23);
/** Logits of rows and outcomes drawn at them; a network too sure of itself reports 2.1 times those logits. */
const honestLogits = Float64Array.from({ length: 400 }, () => 1.5 * gaussian(forecasts) + 0.4);
const probabilitiesOf = (logits: Float64Array) => logits.map((logit) => 1 / (1 + Math.exp(-logit)));
const honest = probabilitiesOf(honestLogits);
const outcomes = honest.map((probability) => (forecasts() < probability ? 1 : 0));
const sure = probabilitiesOf(honestLogits.map((logit) => 2.1 * logit));
const tenths = { bins: 10 };

export const reliability = reliabilityDiagram({
  table: reliabilityTable(honest, outcomes, tenths),
  label: "temperature 2.1",
  calibrationError: expectedCalibrationError(reliabilityTable(honest, outcomes, tenths)),
  before: {
    table: reliabilityTable(sure, outcomes, tenths),
    calibrationError: expectedCalibrationError(reliabilityTable(sure, outcomes, tenths)),
  },
});

/** Forty rows in twenty bins: some of them stay empty. */
export const reliabilityGaps = reliabilityDiagram({
  table: reliabilityTable(honest.slice(0, 40), outcomes.slice(0, 40), { bins: 20 }),
});
