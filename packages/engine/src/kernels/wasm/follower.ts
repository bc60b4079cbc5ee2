import type { Network } from "../../network.js";
import { firstRowOf } from "../../plan/team.js";
import type { Plan } from "../../plan.js";
import { team } from "./control.js";
import { importedHead } from "./imported-head.js";
import { createMachine } from "./machine.js";
import { layOutMemory } from "./memory-layout.js";
import { coreModule } from "./module.js";
import type { WebAssemblyMemory } from "./web-assembly.js";

/** A worker's place in a team; 0 leads. */
export interface TeamPlace {
  readonly worker: number;
  readonly workers: number;
}

/**
 * Does its share of every step that the leader's program takes on `memory`. Yields whenever the leader rests, for the thread to
 * hear its messages, and returns when it is dismissed. Throws what the head throws; the leader then waits at a barrier, and has
 * to be ended.
 */
export function* follow(
  network: Network,
  plan: Plan,
  memory: WebAssemblyMemory,
  { worker, workers }: TeamPlace,
): Generator<undefined, void> {
  const layout = layOutMemory(plan, workers);
  const { tape, control } = layout.members[worker];
  const arena = new Float32Array(memory.buffer, layout.arena, plan.arenaSize);
  const pointRows = importedHead(plan, network.likelihood, () => arena, firstRowOf(plan, worker, workers));
  const machine = createMachine(coreModule(), memory, pointRows);
  const words = new Int32Array(memory.buffer);
  Atomics.add(words, (layout.team + team.present) / 4, 1);
  while (machine.followSteps(tape, control) === 0) yield;
  Atomics.sub(words, (layout.team + team.present) / 4, 1);
}
