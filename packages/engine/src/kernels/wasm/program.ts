import type { FloatArray } from "@loglik/core";
import { allocator, type Precision } from "../../data/sample.js";
import type { PlannableNetwork } from "../../network.js";
import type { Optimizer } from "../../optimizers/optimizer.js";
import { gatherParameters, scatterParameters } from "../../plan/parameter-map.js";
import type { shareOfStep } from "../../plan/team.js";
import type { Plan } from "../../plan.js";
import type { Program } from "../../program.js";
import type { Parts } from "../../worker/parts/parts.js";
import { showStep } from "../show-step.js";
import { stepRange } from "../step-range.js";
import { bytesOf, compileTapes, numbersAt } from "./compile-tapes.js";
import { control, team } from "./control.js";
import { fusedHead } from "./fused-head.js";
import type { Kernels } from "./kernels.js";
import type { LayerSupport } from "./layer-support.js";
import { allocateMemory, createMachine, type Machine } from "./machine.js";
import { type DataLayout, layOutData, STEPS_PER_CALL } from "./memory-layout.js";
import type { WebAssemblyMemory } from "./web-assembly.js";

export interface WasmOptions extends ProgramParts {
  /** Decides which numbers dropout sets to zero; 0 unless told. */
  readonly seed?: number;
  /** Workers that share its steps, itself included; 1 unless told. */
  readonly workers?: number;
  /** The size of the data that will be loaded, so that their place is there from the start. */
  readonly room?: { readonly rows: number; readonly weights?: unknown };
  /** Where its memory comes from: of at least so many bytes, all zero. */
  readonly memory?: (bytes: number) => WebAssemblyMemory;
}

/** The parts of a program that few networks and fits need. */
export interface ProgramParts {
  /** Needed for layers that are not dense, and for dense ones whose activation is not fused. */
  readonly layers?: LayerSupport;
  /** Needed by a head without a kernel, and by updates that do more than plain Adam. */
  readonly extras?: Pick<Parts["extras"], "importedHead" | "encodeUpdate">;
  /** Needed by more than one worker. */
  readonly team?: { readonly shareOfStep: typeof shareOfStep };
}

export interface WasmSettings extends WasmOptions {
  readonly precision: Precision;
  readonly kernels: Kernels;
}

/**
 * Runs a plan in WebAssembly, four numbers of float32 at a time or two of float64. One memory holds control block, tapes, arena and data; a
 * call runs up to 1024 whole optimizer steps. Sums run in a fixed order and all functions are computed inside, so a fused
 * head gives the same bits in every engine.
 *
 * What it is given it takes as it is: `checkedProgram` looks at it before.
 *
 * With more than one worker this program leads: its steps begin when the others follow on the same memory (follower.ts).
 */
export function createWasmProgram(
  network: PlannableNetwork,
  optimizer: Optimizer,
  plan: Plan,
  settings: WasmSettings,
): Program {
  const {
    precision,
    kernels,
    seed = 0,
    workers = 1,
    room,
    memory = allocateMemory,
    layers,
    extras,
    team: group,
  } = settings;
  const allocate = allocator(precision);
  const bytes = bytesOf(precision);
  const head = network.likelihood;
  const context = { optimizer, head: fusedHead(head), bytes, seed, layers, extras };
  const { layout, tapes } = compileTapes(plan, workers, context, group?.shareOfStep);
  const leader = layout.members[0];
  const pointRows = extras?.importedHead(plan, head, () => arena);
  const dataFor = (rows: number, weighted: boolean) =>
    layOutData(layout.end, rows, network.inputs, head.targets.length, weighted, bytes);
  const roomFor = room === undefined ? layout.end : dataFor(room.rows, room.weights !== undefined).end;
  let machine: Machine = createMachine(kernels, memory(roomFor), pointRows);
  let arena = arenaOf(machine);
  let data = dataFor(0, false);
  let orderLength = 0;

  for (const [address, words] of tapes) new Int32Array(machine.buffer, address, words.length).set(words);
  setWord(control.batchSize, plan.batchSize);
  setWord(control.losses, layout.losses);
  setWord(control.zeros, layout.zeros);
  setWord(control.team, layout.team);
  for (const { control: address, scratch } of layout.members) {
    machine.view.setInt32(address + control.scratch, scratch, true);
  }
  machine.view.setInt32(layout.team + team.members, workers, true);

  function arenaOf({ buffer }: Machine): FloatArray {
    return numbersAt(precision, buffer, layout.arena, plan.arenaSize);
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
      machine = createMachine(kernels, memory(next.end), pointRows);
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

  const readParameters = () => gatherParameters(plan.entries, arena, allocate(plan.parameterCount));

  return {
    precision,
    bytes: layout.end,
    shared: () => ({
      memory: machine.memory,
      followers: () => Atomics.load(new Int32Array(machine.buffer), (layout.team + team.present) / 4),
      rest: () => machine.dismiss(leader.control, 0),
      dismiss: () => machine.dismiss(leader.control, -1),
    }),
    load(x, y, weights) {
      const rows = y.length / head.targets.length;
      moveTo(dataFor(rows, weights !== undefined));
      numbersAt(precision, machine.buffer, data.x, x.length).set(x);
      numbersAt(precision, machine.buffer, data.y, y.length).set(y);
      if (weights !== undefined) numbersAt(precision, machine.buffer, data.weights, rows).set(weights);
      orderLength = 0;
      setWord(control.orderLength, 0);
    },
    readParameters,
    writeParameters(values) {
      // The padding is cleared too: a training run that ended in NaN may have left some there.
      clear(plan.parameters.offset);
      scatterParameters(plan.entries, values, arena);
    },
    // An average of the weights is a slot, too, and goes with the running statistics as they are.
    readOptimizer: () => ({
      step: machine.view.getInt32(leader.control + control.stepsTaken, true),
      slots: plan.slots.map((slot) => gatherParameters(plan.entries, arena, readParameters(), slot.offset)),
    }),
    writeOptimizer(state) {
      setWord(control.stepsTaken, state.step);
      plan.slots.forEach((slot, index) => {
        clear(slot.offset);
        scatterParameters(plan.entries, state.slots[index], arena, slot.offset);
      });
    },
    setOrder(rows) {
      new Uint32Array(machine.buffer, data.order, rows.length).set(rows);
      orderLength = rows.length;
      setWord(control.orderLength, orderLength);
    },
    steps(first, count, rate, losses) {
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
      machine.runSteps(layout.tapes.differentiate, leader.control, step, 1);
      const loss = machine.view.getFloat64(layout.losses, true);
      gatherParameters(plan.entries, arena, out.fill(0), plan.gradient.offset);
      return loss;
    },
    inspect(step, visit) {
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
