import { LoglikError } from "@loglik/core";
import { likelihoodHead } from "@loglik/core/heads/composed";

const positive = {
  low: 0,
  high: Infinity,
  lowIncluded: false,
  highIncluded: false,
  integers: false,
};
/** @param {number} scale */
const valid = (scale) => scale > 0 && scale < Infinity;

/** @type {import("@loglik/core").Family<"scale">} */
export const rayleigh = {
  name: "rayleigh",
  measure: "continuous",
  paramNames: ["scale"],
  paramSpecs: {
    scale: {
      domain: positive,
      shape: "scalar",
      kind: "real",
      link: "log",
      doc: "Scale σ > 0.",
    },
  },
  support: () => ({ ...positive, lowIncluded: true }),
  logProb(y, { scale }) {
    if (!valid(scale)) return NaN;
    return y < 0
      ? -Infinity
      : Math.log(y) - 2 * Math.log(scale) - 0.5 * (y / scale) ** 2;
  },
  logProbInto(y, theta, out) {
    if (!valid(theta.scale) || out.length < y.length) {
      throw new LoglikError(
        "option-invalid",
        `rayleigh: scale ${theta.scale}, ${out.length} places.`,
      );
    }
    for (let i = 0; i < y.length; i++)
      out[i] = rayleigh.logProb(y[i], theta);
    return out;
  },
  score(y, { scale }, out) {
    out[0] = valid(scale) && y >= 0 ? ((y / scale) ** 2 - 2) / scale : NaN;
    return out;
  },
  fisherInformation({ scale }, out) {
    out[0] = valid(scale) ? 4 / scale ** 2 : NaN;
    return out;
  },
  sample: (rng, { scale }) =>
    scale * Math.sqrt(-2 * Math.log(rng.uniform())),
  mean: ({ scale }) =>
    valid(scale) ? scale * Math.sqrt(Math.PI / 2) : NaN,
};

/** The worker imports this module by its address, and calls this function with the options. */
export function rayleighHead() {
  return likelihoodHead(rayleigh, {
    source: {
      module: import.meta.url,
      export: "rayleighHead",
      options: {},
    },
  });
}
