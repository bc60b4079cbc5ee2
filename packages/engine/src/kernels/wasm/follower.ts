import { kernelsOf, planOf } from "../../create-program.js";
import type { PlannableNetwork } from "../../network.js";
import type * as team from "../../plan/team.js";
import type { Parts } from "../../worker/parts/parts.js";
import type { FollowJob } from "../../worker/protocol.js";
import { bytesOf, compileTapes, numbersAt } from "./compile-tapes.js";
import { team as words } from "./control.js";
import { fusedHead } from "./fused-head.js";
import type { LayerSupport } from "./layer-support.js";
import { createMachine } from "./machine.js";

/** A worker's place in a team; 0 leads. */
export interface TeamPlace {
  readonly worker: number;
  readonly workers: number;
}

/** What a follower needs to know of its leader's program, which is made with the same. */
export interface FollowSettings extends Omit<FollowJob, "network" | "parts"> {
  readonly layers: LayerSupport | undefined;
  readonly extras: Parts["extras"] | undefined;
  readonly team: typeof team;
}

/**
 * Does its share of every step that the leader's program takes on `memory`. Yields whenever the leader rests, for the thread to
 * hear its messages, and returns when it is dismissed. Throws what the head throws; the leader then waits at a barrier, and has
 * to be ended.
 */
export function* follow(network: PlannableNetwork, settings: FollowSettings): Generator<undefined, void> {
  const { optimizer, precision, memory, place, layers, extras, team } = settings;
  const { worker, workers } = place;
  const head = fusedHead(network.likelihood);
  // Its tape lies in the memory already, written by the leader: what counts here is where.
  const plan = planOf(network, settings);
  const context = { optimizer, head, bytes: bytesOf(precision), seed: 0, layers, extras };
  const { layout } = compileTapes(plan, workers, context, team.shareOfStep);
  const { tape, control } = layout.members[worker];
  const arena = numbersAt(precision, memory.buffer, layout.arena, plan.arenaSize);
  const firstRow = team.firstRowOf(plan, worker, workers);
  const pointRows = extras?.importedHead(plan, network.likelihood, () => arena, firstRow);
  const machine = createMachine(kernelsOf(settings), memory, pointRows);
  const memoryWords = new Int32Array(memory.buffer);
  Atomics.add(memoryWords, (layout.team + words.present) / 4, 1);
  while (machine.followSteps(tape, control) === 0) yield;
  Atomics.sub(memoryWords, (layout.team + words.present) / 4, 1);
}
