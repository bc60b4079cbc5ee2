import { LoglikError } from "@loglik/core";
import { checkChoice, checkNumber, checkNumbers } from "./check.js";
import { checkInput, checkText, type InputNames } from "./check-input.js";
import { checkWithin } from "./check-range.js";
import type { FigureCommon } from "./figure.js";

/** What coding draws from p with a code made for q costs, as H(p, q) = H(p) + KL(p ‖ q). */
export interface InformationBarsFigure extends FigureCommon {
  readonly kind: "information-bars";
  readonly unit: "bits" | "nats";
  /** H(p): the least cost, which no q goes below. */
  readonly entropy: number;
  /** The models q, one bar each; +Infinity where q gives no chance to what p does. */
  readonly models: readonly {
    readonly label: string;
    readonly klDivergence: number;
    readonly crossEntropy: number;
  }[];
}

export interface InformationBarsInput extends FigureCommon {
  /** `entropy(p)`, in `unit`. */
  readonly entropy: number;
  /** For each q: `klDivergence(p, q)` and `crossEntropy(p, q)`, in `unit`. */
  readonly models: readonly {
    readonly label: string;
    readonly klDivergence: number;
    readonly crossEntropy: number;
  }[];
  /** Default "nats". */
  readonly unit?: "bits" | "nats";
}

const informationBarsNames: InputNames<InformationBarsInput> = {
  entropy: true,
  models: true,
  unit: true,
  caption: true,
};

/**
 * Entropy, divergence and cross-entropy as bars: the entropy of p, and on top of it what each model q pays for not being p.
 *
 * @throws LoglikError `figure-not-numbers`, `figure-empty`, `figure-not-finite`, `figure-option`, `figure-out-of-range` for a
 *   negative one, `figure-inconsistent` where H(p) + KL is not the cross-entropy, as when nats and bits are mixed.
 * @example
 * informationBars({
 *   entropy: 1.75,
 *   models: [{ label: "uniform", klDivergence: 0.25, crossEntropy: 2 }],
 *   unit: "bits",
 * }).models[0].crossEntropy  // 2
 */
export function informationBars(input: InformationBarsInput): InformationBarsFigure {
  checkInput("informationBars", input, informationBarsNames);
  const figure = "informationBars";
  const unit = checkChoice(input.unit ?? "nats", ["bits", "nats"], { figure, path: "unit" });
  const place = { figure, path: "entropy" };
  const entropy = checkWithin(checkNumber(input.entropy, place), 0, Number.POSITIVE_INFINITY, place, "an entropy");
  const parts = (key: "klDivergence" | "crossEntropy") => {
    const place = { figure, path: `models.${key}` };
    const values = checkNumbers(
      Array.isArray(input.models) ? input.models.map((model) => model[key]) : undefined,
      place,
      {
        infinite: true,
      },
    );
    return checkWithin(values, 0, Number.POSITIVE_INFINITY, place, "a divergence or cross-entropy");
  };
  const [divergences, crossEntropies] = [parts("klDivergence"), parts("crossEntropy")];
  return {
    kind: "information-bars",
    unit,
    entropy,
    models: input.models.map(({ label }, index) => {
      const [klDivergence, crossEntropy] = [divergences[index], crossEntropies[index]];
      checkSum(figure, index, entropy, klDivergence, crossEntropy);
      return { label: checkText(label, { figure, path: `models[${index}].label` }), klDivergence, crossEntropy };
    }),
    ...(input.caption !== undefined && { caption: input.caption }),
  };
}

function checkSum(figure: string, index: number, entropy: number, divergence: number, crossEntropy: number): void {
  const sum = entropy + divergence;
  if (sum === crossEntropy || Math.abs(sum - crossEntropy) <= 1e-6 * Math.max(1, Math.min(sum, crossEntropy))) return;
  throw new LoglikError(
    "figure-inconsistent",
    `${figure}: entropy + models[${index}].klDivergence is ${sum}, and models[${index}].crossEntropy is ${crossEntropy}; they ` +
      "must be equal, as H(p, q) = H(p) + KL(p ‖ q). Are all of them of the same p, and in the same unit?",
    { figure, index, entropy, klDivergence: divergence, crossEntropy },
  );
}
