import { LoglikError } from "@loglik/core";
import { formatNumber } from "../layout/format-number.js";
import { checkIncreasing, checkLength, checkNumber, checkNumbers } from "./check.js";
import { checkBand } from "./check-band.js";
import { checkInput, type InputNames } from "./check-input.js";
import { checkNames } from "./check-names.js";
import { checkWithin } from "./check-range.js";
import type { FigureCommon } from "./figure.js";

/** Counts that should all be about equal, beside what chance does to equal ones. */
export interface UniformHistogramFigure extends FigureCommon {
  readonly kind: "uniform-histogram";
  /** What is counted: PIT values, or ranks. */
  readonly variable: string;
  /** The ends of the bins, one more than bins. */
  readonly edges: Float64Array;
  /** One series is drawn as bars, several as outlines. */
  readonly series: readonly { readonly label: string; readonly counts: Float64Array }[];
  /** The count of each bin if all are equally likely. */
  readonly expected: number;
  /** The range of counts that chance leaves them in. */
  readonly band?: { readonly low: number; readonly high: number; readonly label: string };
}

/** What is expected of each bin, with the range that chance leaves it in. */
export interface UniformExpectation extends FigureCommon {
  /** Ends of the bins; default evenly from 0 to 1. */
  readonly edges?: ArrayLike<number>;
  readonly expected: number;
  readonly band?: {
    readonly low: number;
    readonly high: number;
    /** Default "expected range", or the level. */
    readonly label?: string;
    /** The probability of one bin's count to lie inside. */
    readonly level?: number;
  };
  readonly variable?: string;
}

export interface PitHistogramInput extends UniformExpectation {
  /** How many values fell into each bin; with its edges, expectation and band what core's `transformHistogram` returns. */
  readonly counts: ArrayLike<number>;
  readonly label?: string;
}

export interface RankHistogramInput extends UniformExpectation {
  /** For each chain, how many of its draws have a rank, among the draws of all chains, in each bin. */
  readonly chains: readonly ArrayLike<number>[];
  /** Names of the chains; default "chain 1", "chain 2", …. */
  readonly labels?: readonly string[];
}

const pitHistogramNames: InputNames<PitHistogramInput> = {
  counts: true,
  label: true,
  edges: true,
  expected: true,
  band: true,
  variable: true,
  caption: true,
};

/**
 * The histogram of the probability integral transforms F(yᵢ | xᵢ): level for a calibrated model, a valley for one too sure of
 * itself, a hill for one too unsure.
 *
 * @throws LoglikError `figure-not-numbers`, `figure-empty`, `figure-not-finite`, `figure-length-mismatch`,
 *   `figure-not-increasing`, `figure-out-of-range` for a negative count, `figure-band` for a band upside down.
 * @see Dawid (1984), "Statistical theory: the prequential approach"
 * @example pitHistogram({ counts: [9, 12, 8, 11], expected: 10, band: { low: 4, high: 17 } }).edges[1]  // 0.25
 */
export function pitHistogram(input: PitHistogramInput): UniformHistogramFigure {
  checkInput("pitHistogram", input, pitHistogramNames);
  const figure = "pitHistogram";
  const counts = checkCounts(input.counts, figure, "counts");
  return histogram(figure, input, [{ label: input.label ?? "values", counts }], input.variable ?? "PIT value");
}

const rankHistogramNames: InputNames<RankHistogramInput> = {
  chains: true,
  labels: true,
  edges: true,
  expected: true,
  band: true,
  variable: true,
  caption: true,
};

/**
 * The rank histogram of several chains: all level, and alike, where the chains agree.
 *
 * @throws LoglikError as `pitHistogram`, and `figure-not-names`.
 * @see Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021), "Rank-normalization, folding, and localization"
 * @example rankHistogram({ chains: [[5, 5], [4, 6]], expected: 5 }).series[1].label  // "chain 2"
 */
export function rankHistogram(input: RankHistogramInput): UniformHistogramFigure {
  checkInput("rankHistogram", input, rankHistogramNames);
  const figure = "rankHistogram";
  if (!Array.isArray(input.chains) || input.chains.length === 0) {
    throw new LoglikError("figure-empty", `${figure}: chains holds none; pass the counts of one chain at least.`, {
      figure,
    });
  }
  const names = input.labels ?? input.chains.map((_, index) => `chain ${index + 1}`);
  const labels = checkNames(names, input.chains.length, { figure, path: "labels" }, "one for each chain");
  const first = checkCounts(input.chains[0], figure, "chains[0]");
  const series = input.chains.map((chain, index) => {
    const path = `chains[${index}]`;
    const counts = checkCounts(chain, figure, path);
    return { label: labels[index], counts: checkLength(counts, first.length, { figure, path }, "as chains[0]") };
  });
  return histogram(figure, input, series, input.variable ?? "rank, as a share");
}

function checkCounts(counts: unknown, figure: string, path: string): Float64Array {
  const place = { figure, path };
  return checkWithin(checkNumbers(counts, place), 0, Number.POSITIVE_INFINITY, place, "a count");
}

function histogram(
  figure: string,
  input: UniformExpectation,
  series: UniformHistogramFigure["series"],
  variable: string,
): UniformHistogramFigure {
  const { band } = input;
  const bins = series[0].counts.length;
  const place = { figure, path: "edges" };
  const edges = input.edges
    ? checkLength(checkIncreasing(checkNumbers(input.edges, place), place), bins + 1, place, "one more than bins")
    : Float64Array.from({ length: bins + 1 }, (_, index) => index / bins);
  const at = { figure, path: "expected" };
  return {
    kind: "uniform-histogram",
    variable,
    edges,
    series,
    expected: checkWithin(checkNumber(input.expected, at), 0, Number.POSITIVE_INFINITY, at, "a count"),
    ...(band && { band: checkedBand(figure, band) }),
    ...(input.caption !== undefined && { caption: input.caption }),
  };
}

function checkedBand(figure: string, { low, high, label, level }: NonNullable<UniformExpectation["band"]>) {
  const ends = [low, high].map((end, index) =>
    checkNumber(end, { figure, path: index === 0 ? "band.low" : "band.high" }),
  );
  checkBand(Float64Array.of(ends[0]), Float64Array.of(ends[1]), { figure, path: "band" });
  const name = level === undefined ? "expected range" : `${formatNumber(100 * level)} % of chance`;
  return { low: ends[0], high: ends[1], label: label ?? name };
}
