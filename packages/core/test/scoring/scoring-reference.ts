import { referenceJson } from "../reference-data.js";

interface Decomposition {
  readonly score: number;
  readonly reliability: number;
  readonly resolution: number;
  readonly uncertainty: number;
  readonly withinBinVariance: number;
  readonly withinBinCovariance: number;
}

/** scoring.json: see PROVENANCE.md. */
export const scoringReference = referenceJson<{
  readonly crps: readonly {
    readonly family: string;
    readonly theta: Readonly<Record<string, number>>;
    readonly y: number;
    readonly crps: number;
  }[];
  readonly classes: {
    readonly probabilities: readonly (readonly number[])[];
    readonly labels: readonly number[];
    readonly accuracy: number;
    readonly top2: number;
    readonly brier: number;
    readonly rankedProbability: number;
    readonly confusion: readonly (readonly number[])[];
    readonly precision: readonly number[];
    readonly recall: readonly number[];
    readonly f1: readonly number[];
    readonly cohensKappa: number;
    readonly macroF1: number;
  };
  readonly binary: {
    readonly scores: readonly number[];
    readonly labels: readonly number[];
    readonly roc: {
      readonly falsePositiveRates: readonly number[];
      readonly truePositiveRates: readonly number[];
      readonly area: number;
      readonly standardError: number;
    };
    readonly averagePrecision: number;
    readonly precisions: readonly number[];
    readonly recalls: readonly number[];
    readonly atHalf: Readonly<
      Record<"precision" | "recall" | "f1" | "balancedAccuracy" | "matthewsCorrelation", number>
    >;
    readonly decomposition: Decomposition;
    readonly decomposition5: Decomposition;
    readonly error5: number;
    readonly squared5: number;
    readonly debiased5: number;
    readonly weights: readonly number[];
    readonly isotonicAt: readonly number[];
    readonly isotonic: readonly number[];
  };
  readonly vector: {
    readonly logits: readonly (readonly number[])[];
    readonly labels: readonly number[];
    readonly scales: readonly number[];
    readonly shifts: readonly number[];
    readonly nll: number;
  };
  readonly platt: {
    readonly scores: readonly number[];
    readonly labels: readonly number[];
    readonly slope: number;
    readonly intercept: number;
    readonly nll: number;
    readonly smoothed: { readonly slope: number; readonly intercept: number };
  };
  readonly beta: {
    readonly probabilities: readonly number[];
    readonly labels: readonly number[];
    readonly a: number;
    readonly b: number;
    readonly c: number;
    readonly nll: number;
  };
}>("scoring.json");
