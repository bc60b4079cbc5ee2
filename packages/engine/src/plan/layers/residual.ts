import type { ResidualLayer } from "../../layers/residual.js";
import type { Planned, Planner, Value } from "../planner.js";
import { planChain } from "./plan-chain.js";
import { spreadPixels } from "./spread-pixels.js";

/**
 * Two chains from one input, and the sum of what they put out. The gradient of the sum goes to both as it is, and the input's
 * is the sum of what comes back from them.
 */
export function planResidual({ layers, shortcut }: ResidualLayer, source: Value, planner: Planner): Planned {
  const input = spreadPixels(source, planner);
  const branches = [layers, shortcut].map((chain) => {
    // Each branch writes the gradient of the input to a block of its own; the input's activation comes in after the sum.
    const entry: Value = {
      ...input,
      gradient: input.gradient && (chain.length > 0 ? planner.image(input.shape) : undefined),
      activation: "identity",
    };
    return { entry, ...planChain(chain, entry, planner), isIdentity: chain.length === 0 };
  });
  const [inner, around] = branches;
  const value = planner.value(inner.value.shape);
  const output = value.output.block;
  planner.forward({ kind: "add", left: inner.value.output.block, right: around.value.output.block, output });
  return {
    value,
    backward: () => {
      const gradient = value.gradient!;
      for (const branch of branches) {
        if (branch.isIdentity || branch.value.gradient === undefined) continue;
        planner.back.push({ kind: "copyPixels", input: gradient, output: branch.value.gradient });
        planner.differentiate(branch.value);
        branch.backward();
      }
      if (input.gradient === undefined) return;
      planner.back.push({
        kind: "add",
        left: inner.entry.gradient!.block,
        right: (around.isIdentity ? gradient : around.entry.gradient!).block,
        output: input.gradient.block,
      });
      planner.differentiate(input);
    },
  };
}
