import type { FloatArray } from "@loglik/core";
import type { Network } from "../../network.js";
import type { Optimizer } from "../../optimizers/optimizer.js";
import { gatherParameters, scatterParameters } from "../../plan/parameter-map.js";
import { shareOfStep } from "../../plan/team.js";
import type { Plan } from "../../plan.js";
import type { Program } from "../../program.js";
import { checkData, checkParameters } from "../check-data.js";
import { showStep } from "../show-step.js";
import { checkOrder, checkSteps, stepRange } from "../step-range.js";
import { control, team } from "./control.js";
import { encodeTape } from "./encode.js";
import { fusedHead } from "./fused-head.js";
import { importedHead } from "./imported-head.js";
import { allocateMemory, createMachine, type Machine } from "./machine.js";
import { type DataLayout, layOutData, layOutMemory, STEPS_PER_CALL } from "./memory-layout.js";
import { coreModule } from "./module.js";
import type { WebAssemblyMemory } from "./web-assembly.js";

export interface WasmOptions {
  /** Workers that share its steps, itself included; 1 unless told. */
  readonly workers?: number;
  /** The size of the data that will be loaded, so that their place is there from the start. */
  readonly room?: { readonly rows: number; readonly weights?: unknown };
  /** Where its memory comes from: of at least so many bytes, all zero. */
  readonly memory?: (bytes: number) => WebAssemblyMemory;
}

/**
 * Runs a plan in WebAssembly, float32, four numbers at a time. One memory holds control block, tapes, arena and data; a
 * call runs up to 1024 whole optimizer steps. Sums run in a fixed order and all functions are computed inside, so a fused
 * head gives the same bits in every engine.
 *
 * With more than one worker this program leads: its steps begin when the others follow on the same memory (follower.ts).
 */
export function createWasmProgram(
  network: Network,
  optimizer: Optimizer,
  plan: Plan,
  { workers = 1, room, memory = allocateMemory }: WasmOptions = {},
): Program {
  const layout = layOutMemory(plan, workers);
  const leader = layout.members[0];
  const head = network.likelihood;
  const context = { plan, optimizer, head: fusedHead(head), arena: layout.arena };
  const module = coreModule();
  const pointRows = importedHead(plan, head, () => arena);
  const dataFor = (rows: number, weighted: boolean) =>
    layOutData(layout.end, rows, network.inputs, head.targets.length, weighted);
  const roomFor = room === undefined ? layout.end : dataFor(room.rows, room.weights !== undefined).end;
  let machine: Machine = createMachine(module, memory(roomFor), pointRows);
  let arena = arenaOf(machine);
  let data = dataFor(0, false);
  let dataRows = 0;
  let orderLength = 0;

  const tapes = [
    ...layout.members.map(({ tape }, worker) => {
      const operations = workers === 1 ? plan.step : shareOfStep(plan, worker, workers);
      return [tape, encodeTape(operations, context)] as const;
    }),
    [layout.tapes.differentiate, encodeTape(plan.differentiate, context)],
    [layout.tapes.forward, encodeTape(plan.forward, context)],
  ] as const;
  for (const [address, words] of tapes) new Int32Array(machine.buffer, address, words.length).set(words);
  setWord(control.batchSize, plan.batchSize);
  setWord(control.losses, layout.losses);
  setWord(control.zeros, layout.zeros);
  setWord(control.team, layout.team);
  for (const { control: address, scratch } of layout.members) {
    machine.view.setInt32(address + control.scratch, scratch, true);
  }
  machine.view.setInt32(layout.team + team.members, workers, true);

  function arenaOf({ buffer }: Machine): Float32Array {
    return new Float32Array(buffer, layout.arena, plan.arenaSize);
  }

  function setWord(field: number, value: number): void {
    for (const member of layout.members) machine.view.setInt32(member.control + field, value, true);
  }

  function clear(offset: number): void {
    arena.fill(0, offset, offset + plan.parameters.columns);
  }

  /** Makes room for the data, if need be in another memory, to which everything before the data moves. */
  function moveTo(next: DataLayout): void {
    if (next.end > machine.buffer.byteLength) {
      const kept = new Uint8Array(machine.buffer, 0, layout.end);
      machine = createMachine(module, memory(next.end), pointRows);
      new Uint8Array(machine.buffer).set(kept);
      arena = arenaOf(machine);
    }
    data = next;
    setWord(control.x, data.x);
    setWord(control.y, data.y);
    setWord(control.weights, data.weights);
    setWord(control.order, data.order);
  }

  /** Sets the rates of the next `count` steps: one for all, or one each. */
  function setRates(rate: number | Float64Array, first: number, count: number): void {
    if (typeof rate === "number") {
      setWord(control.rates, 0);
      for (const member of layout.members) machine.view.setFloat64(member.control + control.rate, rate, true);
    } else {
      setWord(control.rates, layout.rates);
      new Float64Array(machine.buffer, layout.rates, count).set(rate.subarray(first, first + count));
    }
  }

  return {
    precision: "float32",
    bytes: layout.end,
    shared: () => ({
      memory: machine.memory,
      followers: () => Atomics.load(new Int32Array(machine.buffer), (layout.team + team.present) / 4),
      rest: () => machine.dismiss(leader.control, 0),
      dismiss: () => machine.dismiss(leader.control, -1),
    }),
    load(x, y, weights) {
      const rows = checkData(network, x, y, weights);
      moveTo(dataFor(rows, weights !== undefined));
      machine.floats.set(x, data.x / 4);
      machine.floats.set(y, data.y / 4);
      if (weights !== undefined) machine.floats.set(weights, data.weights / 4);
      dataRows = rows;
      orderLength = 0;
      setWord(control.orderLength, 0);
    },
    readParameters: () => gatherParameters(plan.entries, arena, new Float32Array(plan.parameterCount)),
    writeParameters(values) {
      checkParameters(values, plan.parameterCount, plan.heldAtZero);
      // The padding is cleared too: a training run that ended in NaN may have left some there.
      clear(plan.parameters.offset);
      scatterParameters(plan.entries, values, arena);
    },
    readOptimizer: () => ({
      step: machine.view.getInt32(leader.control + control.stepsTaken, true),
      slots: plan.slots.map((slot) =>
        gatherParameters(plan.entries, arena, new Float32Array(plan.parameterCount), slot.offset),
      ),
    }),
    writeOptimizer(state) {
      setWord(control.stepsTaken, state.step);
      plan.slots.forEach((slot, index) => {
        clear(slot.offset);
        scatterParameters(plan.entries, state.slots[index], arena, slot.offset);
      });
    },
    setOrder(rows) {
      checkOrder(rows, dataRows);
      new Uint32Array(machine.buffer, data.order, rows.length).set(rows);
      orderLength = rows.length;
      setWord(control.orderLength, orderLength);
    },
    steps(first, count, rate, losses) {
      checkSteps(first, count, plan.batchSize, orderLength);
      const run = workers === 1 ? machine.runSteps : machine.leadSteps;
      for (let done = 0; done < count; done += STEPS_PER_CALL) {
        const some = Math.min(STEPS_PER_CALL, count - done);
        setRates(rate, done, some);
        run(leader.tape, leader.control, first + done, some);
        const lossesOfCall = new Float64Array(machine.buffer, layout.losses, some);
        losses.set(lossesOfCall, done);
        if (!lossesOfCall.every(Number.isFinite)) return;
      }
    },
    gradient(step, out) {
      checkSteps(step, 1, plan.batchSize, orderLength);
      machine.runSteps(layout.tapes.differentiate, leader.control, step, 1);
      const loss = machine.view.getFloat64(layout.losses, true);
      gatherParameters(plan.entries, arena, out, plan.gradient.offset);
      return loss;
    },
    inspect(step, visit) {
      checkSteps(step, 1, plan.batchSize, orderLength);
      machine.runSteps(layout.tapes.differentiate, leader.control, step, 1);
      showStep(plan, arena, stepRange(step, plan.batchSize, orderLength).rows, visit);
    },
    forward(x, rows, eta) {
      for (let first = 0; first < rows; first += plan.batchSize) {
        const count = Math.min(plan.batchSize, rows - first);
        writeBatch(x, first, count);
        machine.runForward(layout.tapes.forward, leader.control, count);
        for (let row = 0; row < count; row += 1) {
          const from = plan.eta.offset + row * plan.eta.stride;
          eta.set(arena.subarray(from, from + plan.eta.columns), (first + row) * plan.eta.columns);
        }
      }
    },
  };

  function writeBatch(x: FloatArray, first: number, count: number): void {
    const { offset, stride, columns } = plan.batch.x;
    for (let row = 0; row < count; row += 1) {
      const from = (first + row) * columns;
      arena.set(x.subarray(from, from + columns), offset + row * stride);
    }
  }
}
