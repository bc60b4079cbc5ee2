import type { FloatArray } from "@loglik/core";
import type { Precision } from "../../data/sample.js";
import type { shareOfStep } from "../../plan/team.js";
import type { Plan } from "../../plan.js";
import { encodeTape, type TapeContext } from "./encode.js";
import { layOutMemory, type MemoryLayout } from "./memory-layout.js";

/** A plan made ready for WebAssembly: where everything lies in memory, and the words of every tape with its address. */
export interface Compiled {
  readonly layout: MemoryLayout;
  readonly tapes: readonly (readonly [address: number, words: Int32Array])[];
}

export function bytesOf(precision: Precision): number {
  return precision === "float32" ? Float32Array.BYTES_PER_ELEMENT : Float64Array.BYTES_PER_ELEMENT;
}

/** Numbers of a program's memory. */
export function numbersAt(precision: Precision, buffer: ArrayBuffer, address: number, length: number): FloatArray {
  return precision === "float32"
    ? new Float32Array(buffer, address, length)
    : new Float64Array(buffer, address, length);
}

/**
 * Lays a plan out and encodes its tapes. What depends on addresses has the same length at any address, so the tapes are
 * encoded once to be measured, and once to be used.
 *
 * @param share what one of several workers does of a step
 */
export function compileTapes(
  plan: Plan,
  workers: number,
  context: Pick<TapeContext, "optimizer" | "head" | "bytes" | "seed" | "layers" | "extras">,
  share?: typeof shareOfStep,
): Compiled {
  const encodeAll = (arena: number, zeros: number) => {
    const encode = (operations: Parameters<typeof encodeTape>[0]) =>
      encodeTape(operations, { ...context, plan, arena, zeros });
    return {
      members: Array.from({ length: workers }, (_, worker) =>
        encode(share === undefined ? plan.step : share(plan, worker, workers)),
      ),
      differentiate: encode(plan.differentiate),
      forward: encode(plan.forward),
    };
  };
  const measured = encodeAll(0, 0);
  const lengths = {
    members: measured.members.map(({ length }) => length),
    differentiate: measured.differentiate.length,
    forward: measured.forward.length,
  };
  const layout = layOutMemory(plan, lengths, context.bytes, context.layers);
  const words = encodeAll(layout.arena, layout.zeros);
  return {
    layout,
    tapes: [
      ...words.members.map((member, worker) => [layout.members[worker].tape, member] as const),
      [layout.tapes.differentiate, words.differentiate],
      [layout.tapes.forward, words.forward],
    ],
  };
}
