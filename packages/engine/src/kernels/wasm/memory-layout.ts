import type { Plan } from "../../plan.js";
import { control, team } from "./control.js";
import { planScratch, widestRow } from "./encode.js";

/** Addresses of everything in the one memory of a program. */
export interface MemoryLayout {
  readonly team: number;
  /** One a worker; the first leads. */
  readonly members: readonly MemberLayout[];
  readonly tapes: { readonly differentiate: number; readonly forward: number };
  /** A float64 for each step of one call, as are the rates. */
  readonly losses: number;
  readonly rates: number;
  readonly zeros: number;
  readonly arena: number;
  /** End of what the plan needs: the data follow. */
  readonly end: number;
}

/** What each worker has for itself. */
export interface MemberLayout {
  readonly control: number;
  /** Its share of a step. */
  readonly tape: number;
  readonly scratch: number;
}

/** Addresses of the data, for a number of rows. */
export interface DataLayout {
  readonly x: number;
  readonly y: number;
  /** 0 without weights. */
  readonly weights: number;
  readonly order: number;
  readonly end: number;
}

/** Addresses below this belong to the module itself; scripts/generate.mjs checks that it uses no more. */
export const FIRST_ADDRESS = 4096;

/** Optimizer steps of one call into WebAssembly; longer runs are cut. */
export const STEPS_PER_CALL = 1024;

/** Words of the longest record; a plan has at most this many words an operation. */
const WORDS_PER_OPERATION = 24;

/** Lays out the team's words, each worker's own, tapes, losses, zeros and arena, one after the other, on cache lines. */
export function layOutMemory(plan: Plan, workers = 1): MemoryLayout {
  let next = FIRST_ADDRESS;
  const take = (bytes: number) => {
    const address = next;
    next = alignLine(next + bytes);
    return address;
  };
  const tape = (operations: number) => take((operations + 2) * WORDS_PER_OPERATION * Int32Array.BYTES_PER_ELEMENT);
  const masked = plan.heldAtZero.length > 0 ? plan.eta.columns : 0;
  return {
    team: take(team.size),
    members: Array.from({ length: workers }, () => ({
      control: take(control.size),
      // With a share and a barrier before each operation, at most.
      tape: tape(3 * plan.step.length + masked),
      scratch: take(planScratch(plan)),
    })),
    tapes: {
      differentiate: tape(plan.differentiate.length + masked),
      forward: tape(plan.forward.length),
    },
    losses: take(STEPS_PER_CALL * Float64Array.BYTES_PER_ELEMENT),
    rates: take(STEPS_PER_CALL * Float64Array.BYTES_PER_ELEMENT),
    zeros: take(widestRow(plan) * Float32Array.BYTES_PER_ELEMENT),
    arena: take(plan.arenaSize * Float32Array.BYTES_PER_ELEMENT),
    end: next,
  };
}

/** Lays out the data behind the arena, without padding: rows × inputs, rows × targets, weights, order. */
export function layOutData(
  start: number,
  rows: number,
  inputs: number,
  targets: number,
  weighted: boolean,
): DataLayout {
  const x = start;
  const y = alignLine(x + rows * inputs * 4);
  const weights = alignLine(y + rows * targets * 4);
  const order = weighted ? alignLine(weights + rows * 4) : weights;
  return { x, y, weights: weighted ? weights : 0, order, end: alignLine(order + rows * 4) };
}

function alignLine(address: number): number {
  return Math.ceil(address / 64) * 64;
}
