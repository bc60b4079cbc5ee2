import { LoglikError } from "@loglik/core";
import { checkNumber, checkNumbers } from "./check.js";
import { checkInput, type InputNames } from "./check-input.js";
import { checkNames } from "./check-names.js";
import type { FigureCommon } from "./figure.js";

/** One quantity along the draws of several chains. */
export interface ChainTraceFigure extends FigureCommon {
  readonly kind: "chain-trace";
  readonly chains: readonly { readonly label: string; readonly values: Float64Array }[];
  /** What a reader sees for the quantity, with its unit. */
  readonly variable: string;
  /** Potential scale reduction R̂, and how many independent draws the chains are worth. */
  readonly summary?: { readonly rHat: number; readonly bulkSize: number };
}

export interface ChainTraceInput extends FigureCommon {
  /** The draws of each chain, in order: what `drawsOf` of `@loglik/bayes` returns. */
  readonly chains: readonly ArrayLike<number>[];
  /** Names of the chains; default "chain 1", "chain 2", …. */
  readonly labels?: readonly string[];
  /** The sampling's summary of this quantity. */
  readonly summary?: { readonly name?: string; readonly rHat: number; readonly bulkSize: number };
  /** Default the summary's name, or "θ". */
  readonly variable?: string;
}

const chainTraceNames: InputNames<ChainTraceInput> = {
  chains: true,
  labels: true,
  summary: true,
  variable: true,
  caption: true,
};

/**
 * The trace of Markov chains: they should look alike and wander nowhere.
 *
 * @throws LoglikError `figure-not-numbers`, `figure-empty`, `figure-not-finite`, `figure-length-mismatch`,
 *   `figure-not-names`.
 * @example chainTrace({ chains: [[0.1, 0.3, 0.2], [0.2, 0.1, 0.4]], summary: { rHat: 1.002, bulkSize: 5 } }).chains.length  // 2
 */
export function chainTrace(input: ChainTraceInput): ChainTraceFigure {
  checkInput("chainTrace", input, chainTraceNames);
  const figure = "chainTrace";
  const { summary } = input;
  if (!Array.isArray(input.chains) || input.chains.length === 0) {
    throw new LoglikError("figure-empty", `${figure}: chains holds none; pass the draws of one chain at least.`, {
      figure,
    });
  }
  const names = input.labels ?? input.chains.map((_, index) => `chain ${index + 1}`);
  const labels = checkNames(names, input.chains.length, { figure, path: "labels" }, "one for each chain");
  return {
    kind: "chain-trace",
    chains: input.chains.map((chain, index) => ({
      label: labels[index],
      values: checkNumbers(chain, { figure, path: `chains[${index}]` }),
    })),
    variable: input.variable ?? summary?.name ?? "θ",
    ...(summary && {
      summary: {
        rHat: checkNumber(summary.rHat, { figure, path: "summary.rHat" }),
        bulkSize: checkNumber(summary.bulkSize, { figure, path: "summary.bulkSize" }),
      },
    }),
    ...(input.caption !== undefined && { caption: input.caption }),
  };
}
