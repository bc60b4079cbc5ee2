/** What the linked quartet can be opened with: a family, the parameter that is looked at, and a sample to move. */
import type { Family, Theta } from "@loglik/core";
import * as bernoulli from "@loglik/core/bernoulli";
import * as exponential from "@loglik/core/exponential";
import * as laplace from "@loglik/core/laplace";
import * as normal from "@loglik/core/normal";
import * as poisson from "@loglik/core/poisson";

/** A family seen along one of its parameters. */
export interface QuartetModel {
  readonly name: string;
  readonly title: string;
  readonly family: Family;
  /** The parameter along which the likelihood is drawn. */
  readonly free: string;
  /** What a reader sees for it. */
  readonly symbol: string;
  /** The other parameters, where they are taken as known. */
  readonly known: Theta;
  /** Where an observation can be put. */
  readonly line: { readonly low: number; readonly high: number; readonly step: number };
  /** The values of the parameter that are drawn. A maximum of any sample from the line lies among them. */
  readonly axis: { readonly low: number; readonly high: number };
  readonly sample: readonly number[];
}

const onRealLine = { low: -3, high: 3, step: 0.1 };

export const quartetModels: readonly QuartetModel[] = [
  {
    name: "coin",
    title: "coin, θ",
    family: bernoulli as Family,
    free: "prob",
    symbol: "θ",
    known: {},
    line: { low: 0, high: 1, step: 1 },
    axis: { low: 0, high: 1 },
    sample: [0, 0, 0, 1, 0],
  },
  {
    name: "normal",
    title: "normal, μ",
    family: normal as Family,
    free: "loc",
    symbol: "μ",
    known: { scale: 1 },
    line: onRealLine,
    axis: { low: -3, high: 3 },
    sample: [-1, 0, 1],
  },
  {
    name: "spread",
    title: "normal, σ",
    family: normal as Family,
    free: "scale",
    symbol: "σ",
    known: { loc: 0 },
    line: onRealLine,
    axis: { low: 0.05, high: 4 },
    sample: [-1, 0, 1],
  },
  {
    name: "counts",
    title: "Poisson, rate",
    family: poisson as Family,
    free: "rate",
    symbol: "λ",
    known: {},
    line: { low: 0, high: 12, step: 1 },
    axis: { low: 0, high: 12 },
    sample: [2, 5, 3, 1],
  },
  {
    name: "waiting",
    title: "exponential, rate",
    family: exponential as Family,
    free: "rate",
    symbol: "λ",
    known: {},
    line: { low: 0.2, high: 6, step: 0.1 },
    axis: { low: 0.02, high: 5 },
    sample: [0.4, 2.6, 1.1, 0.7],
  },
  {
    name: "laplace",
    title: "Laplace, centre",
    family: laplace as Family,
    free: "loc",
    symbol: "μ",
    known: { scale: 1 },
    line: onRealLine,
    axis: { low: -3, high: 3 },
    sample: [-1.4, -0.3, 0.4, 0.9, 2.2],
  },
];
