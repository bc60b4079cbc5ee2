import type { LikelihoodHead } from "@loglik/core";
import type { ProgramOptions } from "../../src/create-program.js";
import type { Program } from "../../src/program.js";
import { denseNetwork } from "./networks.js";
import { identityOrder } from "./numbers.js";
import { poissonHead } from "./poisson-head.js";
import { wasmProgram } from "./programs.js";

/**
 * A program whose parameters get the given gradients, one vector a step: η is the parameters themselves (one input of 1, no
 * bias), and the head's gradient for target k is the k-th vector.
 */
export function programOfGradients(
  gradients: readonly ArrayLike<number>[],
  start: ArrayLike<number>,
  options: Omit<ProgramOptions, "batchSize">,
): Program {
  const head: LikelihoodHead = {
    ...poissonHead,
    outputs: Array.from(start, (_, index) => ({ name: `${index}`, kind: "perRow" })),
    point(y, yOffset, _eta, etaOffset, gradient) {
      gradient.set(Array.from(gradients[y[yOffset]]), etaOffset);
      return 0;
    },
  };
  const program = wasmProgram(denseNetwork(1, [], head, false), { ...options, batchSize: 1 });
  const order = identityOrder(gradients.length);
  program.load(new Float64Array(gradients.length).fill(1), Float64Array.from(order));
  program.setOrder(order);
  program.writeParameters(start);
  return program;
}

/** The parameters after each step. */
export function pathOf(program: Program, steps: number, rate: number | Float64Array): number[][] {
  return Array.from({ length: steps }, (_, step) => {
    program.steps(step, 1, typeof rate === "number" ? rate : rate.subarray(step, step + 1), new Float64Array(1));
    return Array.from(program.readParameters());
  });
}
