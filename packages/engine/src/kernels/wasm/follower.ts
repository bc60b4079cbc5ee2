import type { Network } from "../../network.js";
import { firstRowOf } from "../../plan/team.js";
import type { Plan } from "../../plan.js";
import type { FollowJob } from "../../worker/protocol.js";
import { dropoutKey } from "../dropout-key.js";
import { bytesOf, compileTapes, numbersAt } from "./compile-tapes.js";
import { team } from "./control.js";
import { fusedHead } from "./fused-head.js";
import { importedHead } from "./imported-head.js";
import type { Kernels } from "./kernels.js";
import { createMachine } from "./machine.js";

/** A worker's place in a team; 0 leads. */
export interface TeamPlace {
  readonly worker: number;
  readonly workers: number;
}

/** What a follower needs to know of its leader's program. */
export type FollowSettings = Pick<FollowJob, "optimizer" | "precision" | "memory" | "place"> & {
  readonly kernels: Kernels;
};

/**
 * Does its share of every step that the leader's program takes on `memory`. Yields whenever the leader rests, for the thread to
 * hear its messages, and returns when it is dismissed. Throws what the head throws; the leader then waits at a barrier, and has
 * to be ended.
 */
export function* follow(network: Network, plan: Plan, settings: FollowSettings): Generator<undefined, void> {
  const { optimizer, precision, memory, place, kernels } = settings;
  const { worker, workers } = place;
  const head = fusedHead(network.likelihood);
  // Its tape lies in the memory already, written by the leader: what counts here is where.
  const context = { optimizer, head, bytes: bytesOf(precision), dropoutKey: dropoutKey(0) };
  const { layout } = compileTapes(plan, workers, context);
  const { tape, control } = layout.members[worker];
  const arena = numbersAt(precision, memory.buffer, layout.arena, plan.arenaSize);
  const pointRows = importedHead(plan, network.likelihood, () => arena, firstRowOf(plan, worker, workers));
  const machine = createMachine(kernels, memory, pointRows);
  const words = new Int32Array(memory.buffer);
  Atomics.add(words, (layout.team + team.present) / 4, 1);
  while (machine.followSteps(tape, control) === 0) yield;
  Atomics.sub(words, (layout.team + team.present) / 4, 1);
}
