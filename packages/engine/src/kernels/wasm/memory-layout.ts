import type { Plan } from "../../plan.js";
import { control, team } from "./control.js";
import type { LayerSupport } from "./layer-support.js";
import { planScratch, widestRow } from "./scratch.js";

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

/** 0 stands for "absent" in a tape, so nothing may lie there. */
export const FIRST_ADDRESS = 64;

/** Optimizer steps of one call into WebAssembly; longer runs are cut. */
export const STEPS_PER_CALL = 1024;

/** How many words each tape has. */
export interface TapeLengths {
  /** One a worker. */
  readonly members: readonly number[];
  readonly differentiate: number;
  readonly forward: number;
}

/**
 * Lays out the team's words, each worker's own, tapes, losses, zeros and arena, one after the other, on cache lines.
 *
 * @param bytes of a number
 */
export function layOutMemory(
  plan: Plan,
  tapes: TapeLengths,
  bytes: number,
  layers: LayerSupport | undefined,
): MemoryLayout {
  let next = FIRST_ADDRESS;
  const take = (bytes: number) => {
    const address = next;
    next = alignLine(next + bytes);
    return address;
  };
  const tape = (words: number) => take(words * Int32Array.BYTES_PER_ELEMENT);
  return {
    team: take(team.size),
    members: tapes.members.map((words) => ({
      control: take(control.size),
      tape: tape(words),
      scratch: take(planScratch(plan, bytes, layers)),
    })),
    tapes: { differentiate: tape(tapes.differentiate), forward: tape(tapes.forward) },
    losses: take(STEPS_PER_CALL * Float64Array.BYTES_PER_ELEMENT),
    rates: take(STEPS_PER_CALL * Float64Array.BYTES_PER_ELEMENT),
    zeros: take(widestRow(plan, layers) * bytes),
    arena: take(plan.arenaSize * bytes),
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
  bytes: number,
): DataLayout {
  const x = start;
  const y = alignLine(x + rows * inputs * bytes);
  const weights = alignLine(y + rows * targets * bytes);
  const order = weighted ? alignLine(weights + rows * bytes) : weights;
  return { x, y, weights: weighted ? weights : 0, order, end: alignLine(order + rows * 4) };
}

function alignLine(address: number): number {
  return Math.ceil(address / 64) * 64;
}
