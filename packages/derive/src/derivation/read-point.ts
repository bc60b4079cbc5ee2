import { LoglikError } from "@loglik/core";
import type { Point } from "../expression/expression.js";

/**
 * The numbers behind a symbol, row after row: what core's functions take.
 *
 * @throws LoglikError `symbol-unbound`
 * @example numbersAt({ z: [[1, 2], [3, 4]] }, "z").join()  // "1,2,3,4"
 */
export function numbersAt(point: Point, name: string): Float64Array {
  if (!Object.hasOwn(point, name)) {
    throw new LoglikError("symbol-unbound", `the point has no value for ${name}. Give it one.`, { name });
  }
  const value = point[name];
  return Float64Array.from(
    typeof value === "number" ? [value] : (value as readonly (number | readonly number[])[]).flat(),
  );
}

/**
 * The one number behind a symbol.
 *
 * @throws LoglikError `symbol-unbound`
 * @example numberAt({ σ: 2 }, "σ")  // 2
 */
export function numberAt(point: Point, name: string): number {
  return numbersAt(point, name)[0];
}
