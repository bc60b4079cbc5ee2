import type { Network } from "../../network.js";
import { firstRowOf } from "../../plan/team.js";
import type { Plan } from "../../plan.js";
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
 * Does its share of every step that the leader's program takes on `memory`, and returns when it is dismissed. The thread hears
 * nothing else in the meantime. Throws what the head throws; the leader then waits at a barrier, and has to be ended.
 */
export function follow(network: Network, plan: Plan, memory: WebAssemblyMemory, { worker, workers }: TeamPlace): void {
  const layout = layOutMemory(plan, workers);
  const { tape, control } = layout.members[worker];
  const arena = new Float32Array(memory.buffer, layout.arena, plan.arenaSize);
  const pointRows = importedHead(plan, network.likelihood, () => arena, firstRowOf(plan, worker, workers));
  createMachine(coreModule(), memory, pointRows).followSteps(tape, control);
}
