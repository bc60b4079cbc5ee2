import type { FloatArray } from "@loglik/core";
import type { Network } from "../../network.js";
import type { Descent, Optimizer } from "../../optimizers/optimizer.js";
import type { Gather, Operation } from "../../plan/operation.js";
import { gatherParameters, scatterParameters } from "../../plan/parameter-map.js";
import { isUpdateOperation } from "../../plan/update-operations.js";
import type { Plan } from "../../plan.js";
import type { Program } from "../../program.js";
import { checkData, checkParameters } from "../check-data.js";
import { dropoutKey } from "../dropout-key.js";
import { showStep } from "../show-step.js";
import { checkOrder, checkSteps, stepRange } from "../step-range.js";
import { denseBackwardInput, denseBackwardParameters, denseForward, maskColumns } from "./dense.js";
import { head } from "./head.js";
import { runLayerOperation } from "./layers.js";
import { update } from "./update.js";

/**
 * Runs a plan by plain loops in float64: slow, short, and easy to read against the formulas. It is the oracle for the
 * WebAssembly kernels, and runs in tests alone.
 */
export function createReferenceProgram(network: Network, optimizer: Optimizer, plan: Plan, seed = 0): Program {
  const key = dropoutKey(seed);
  const arena = new Float64Array(plan.arenaSize);
  let data: { x: FloatArray; y: FloatArray; weights?: FloatArray; rows: number } = {
    x: new Float64Array(0),
    y: new Float64Array(0),
    rows: 0,
  };
  let order = new Uint32Array(0);
  let stepsTaken = 0;

  function gather(operation: Gather, first: number, rows: number): void {
    const { x, y, weight, scale } = operation;
    let weightSum = 0;
    for (let row = 0; row < rows; row += 1) {
      const source = order[first + row];
      for (let k = 0; k < x.columns; k += 1) arena[x.offset + row * x.stride + k] = data.x[source * x.columns + k];
      for (let k = 0; k < y.columns; k += 1) arena[y.offset + row * y.stride + k] = data.y[source * y.columns + k];
      arena[weight.offset + row] = data.weights ? data.weights[source] : 1;
      weightSum += arena[weight.offset + row];
    }
    for (let row = 0; row < rows; row += 1) {
      // A batch without weight has no loss and no gradient; NaN is not 0, so it stays visible.
      arena[scale.offset + row] = weightSum === 0 ? 0 : arena[weight.offset + row] / weightSum;
    }
  }

  function execute(operation: Operation, first: number, rows: number, rate: number): void {
    switch (operation.kind) {
      case "gather":
        gather(operation, first, rows);
        break;
      case "denseForward":
        denseForward(arena, operation, rows);
        break;
      case "head":
        head(arena, operation, network.likelihood, rows);
        break;
      case "denseBackwardInput":
        denseBackwardInput(arena, operation, rows);
        break;
      case "denseBackwardParameters":
        denseBackwardParameters(arena, operation, rows);
        break;
      case "maskColumns":
        maskColumns(arena, operation);
        break;
      case "batchLoss":
        // Every run ends with it: see below.
        break;
      default:
        if (operation.kind === "update") stepsTaken += 1;
        // A plan for L-BFGS has no update.
        if (isUpdateOperation(operation)) update(arena, operation, optimizer as Descent, rate, stepsTaken);
        else runLayerOperation(arena, operation, { rows, step: stepsTaken, dropoutKey: key });
        break;
    }
  }

  /**
   * Runs one step's operations and returns its batch loss Σ wᵢℓᵢ / Σ wᵢ. If that is not finite there is no update, so that
   * whoever asks for the reason finds the parameters as they were.
   */
  function run(operations: readonly Operation[], step: number, rate: number): number {
    const { first, rows } = stepRange(step, plan.batchSize, order.length);
    for (const operation of operations) {
      if (isUpdateOperation(operation) && !Number.isFinite(batchLoss(rows))) break;
      execute(operation, first, rows, rate);
    }
    return batchLoss(rows);
  }

  function batchLoss(rows: number): number {
    const { weight, loss } = plan.batch;
    let sum = 0;
    let weightSum = 0;
    for (let row = 0; row < rows; row += 1) {
      sum += arena[weight.offset + row] * arena[loss.offset + row];
      weightSum += arena[weight.offset + row];
    }
    return weightSum === 0 ? 0 : sum / weightSum;
  }

  const readParameters = () => gatherParameters(plan.entries, arena, new Float64Array(plan.parameterCount));

  return {
    precision: "float64",
    bytes: plan.arenaSize * Float64Array.BYTES_PER_ELEMENT,
    load(x, y, weights) {
      const rows = checkData(network, x, y, weights);
      data = { x: x.slice(), y: y.slice(), weights: weights?.slice(), rows };
      order = new Uint32Array(0);
    },
    readParameters,
    writeParameters(values) {
      checkParameters(values, plan.parameterCount, plan.heldAtZero);
      scatterParameters(plan.entries, values, arena);
    },
    // An average of the weights is a slot, too, and goes with the running statistics as they are.
    readOptimizer: () => ({
      step: stepsTaken,
      slots: plan.slots.map((slot) => gatherParameters(plan.entries, arena, readParameters(), slot.offset)),
    }),
    writeOptimizer(state) {
      stepsTaken = state.step;
      plan.slots.forEach((slot, index) => {
        scatterParameters(plan.entries, state.slots[index], arena, slot.offset);
      });
    },
    setOrder(rows) {
      checkOrder(rows, data.rows);
      order = rows.slice();
    },
    steps(first, count, rate, losses) {
      checkSteps(first, count, plan.batchSize, order.length);
      const rateOf = (i: number) => (typeof rate === "number" ? rate : rate[i]);
      for (let i = 0; i < count; i += 1) {
        losses[i] = run(plan.step, first + i, rateOf(i));
        if (!Number.isFinite(losses[i])) return;
      }
    },
    gradient(step, out) {
      checkSteps(step, 1, plan.batchSize, order.length);
      const loss = run(plan.differentiate, step, 0);
      gatherParameters(plan.entries, arena, out.fill(0), plan.gradient.offset);
      return loss;
    },
    inspect(step, visit) {
      checkSteps(step, 1, plan.batchSize, order.length);
      run(plan.differentiate, step, 0);
      showStep(plan, arena, stepRange(step, plan.batchSize, order.length).rows, visit);
    },
    forward(x, rows, eta) {
      const inputs = network.inputs;
      const outputs = plan.eta.columns;
      for (let first = 0; first < rows; first += plan.batchSize) {
        const count = Math.min(plan.batchSize, rows - first);
        for (let row = 0; row < count; row += 1) {
          const from = (first + row) * inputs;
          arena.set(x.subarray(from, from + inputs), plan.batch.x.offset + row * plan.batch.x.stride);
        }
        for (const operation of plan.forward) execute(operation, 0, count, 0);
        for (let row = 0; row < count; row += 1) {
          const from = plan.eta.offset + row * plan.eta.stride;
          eta.set(arena.subarray(from, from + outputs), (first + row) * outputs);
        }
      }
    },
  };
}
