import type { LikelihoodHead } from "@loglik/core";
import type { LayerCase } from "./layer-cases.js";
import { uniform, uniforms } from "./numbers.js";

/** Inputs for a case, exact in float32: numbers, and categories in the columns that hold them. */
export function inputsOf({ categories }: LayerCase, inputs: number, rows: number): Float32Array {
  const x = Float32Array.from(uniforms(rows * inputs, 5, 1.5));
  if (categories === undefined) return x;
  return x.map((value, index) => {
    const count = categories[index % inputs];
    return count === 0 ? value : Math.floor(((value / 1.5 + 1) / 2) * count);
  });
}

/** Targets that a head accepts, exact in float32. */
export function targetsOf(head: LikelihoodHead, rows: number): Float32Array {
  const next = uniform(rows + 17);
  const count = head.targets.length;
  const y = new Float32Array(rows * count);
  for (let row = 0; row < rows; row += 1) {
    if (count > 1) {
      // One-hot or soft: shares of sixteenths that sum to one, none of them zero where zero is left out.
      const chosen = Math.floor(Math.abs(next()) * count);
      const { integers, lowIncluded } = head.targets[0].domain;
      const least = lowIncluded ? 0 : 1;
      const soft = integers ? 16 : 9 - least * (count - 1);
      for (let part = 0; part < count; part += 1) y[row * count + part] = least / 16;
      y[row * count + chosen] += soft / 16;
      y[row * count + ((chosen + 1) % count)] += (16 - soft - least * count) / 16;
    } else {
      const { low, high, integers } = head.targets[0].domain;
      const top = Math.min(high, 4);
      y[row] = low === -Infinity ? next() * 2 : integers ? Math.floor(Math.abs(next()) * (top + 1)) : Math.abs(next());
    }
  }
  return y;
}
