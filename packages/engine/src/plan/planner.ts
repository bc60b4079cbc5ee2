import type { FusedActivation } from "../activations/activation-name.js";
import type { Layer } from "../layers/layer.js";
import type { Shape } from "../shape.js";
import type { ArenaLayout, Block } from "./arena.js";
import { allocateImage, type Image } from "./image.js";
import type { BatchOperation } from "./layer-operation.js";
import type { ParameterOperation, RowOperation } from "./operation.js";

/** What flows from layer to layer: its numbers, and the gradient of the loss with respect to them. */
export interface Value {
  readonly shape: Shape;
  readonly output: Image;
  /**
   * ∂loss with respect to what `activation` was applied to: whoever consumes the value writes it, with the derivative of the
   * activation multiplied in. Absent for x, whose gradient nobody needs.
   */
  readonly gradient?: Image;
  /** What was applied last, by the operation that wrote `output`. */
  readonly activation: FusedActivation;
}

/** A layer that has been planned: its value, and what plans the way back, from the value's gradient to the input's. */
export interface Planned {
  readonly value: Value;
  readonly backward: () => void;
}

/** Plans one layer, of those kinds that it knows. */
export type PlanLayer = (layer: Layer, input: Value, planner: Planner) => Planned;

/** A parameter's numbers, and where its gradient goes: of a running statistic, the statistic of the batch. */
export interface PlannedParameter {
  readonly block: Block;
  readonly gradient: Block;
  /** Stays at zero, and needs no gradient: the output's bias in a network without. */
  readonly isHeld?: boolean;
}

/** Collects the operations of a plan while layers are planned one after the other. */
export class Planner {
  /** x of the batch → η, as in training and as in prediction: dropout and batch norm differ. */
  readonly training: (RowOperation | BatchOperation)[] = [];
  /** For each of these operations the layer of the network that it belongs to; set `layer` before a layer is planned. */
  readonly layers: number[] = [];
  layer = 0;
  /** Where the pixels and channels of a block lie: what works on whole blocks does not say it. */
  readonly imageOf = new Map<Block, Image>();
  readonly prediction: RowOperation[] = [];
  readonly back: (RowOperation | BatchOperation)[] = [];
  readonly parameterGradients: ParameterOperation[] = [];
  /** What an optimizer step does besides the update: running statistics. */
  readonly tracking: ParameterOperation[] = [];
  #dropouts = 0;
  readonly #layout: ArenaLayout;
  readonly #parameters: Iterator<PlannedParameter>;

  constructor(
    layout: ArenaLayout,
    readonly batchSize: number,
    /** wᵢ / Σ wⱼ of each row of the batch. */
    readonly share: Block,
    parameters: Iterable<PlannedParameter>,
    readonly planLayer: PlanLayer,
  ) {
    this.#layout = layout;
    this.#parameters = parameters[Symbol.iterator]();
  }

  /** The next parameter, in the order of the layers' descriptions. */
  parameter(): PlannedParameter {
    return this.#parameters.next().value;
  }

  forward(operation: RowOperation): void {
    this.inTraining(operation);
    this.prediction.push(operation);
  }

  inTraining(operation: RowOperation | BatchOperation): void {
    this.training.push(operation);
    this.layers.push(this.layer);
  }

  image(shape: Shape): Image {
    const image = allocateImage(this.#layout, this.batchSize, shape);
    this.imageOf.set(image.block, image);
    return image;
  }

  /** Some numbers for each row of the batch. */
  rows(columns: number): Block {
    return this.#layout.batch(this.batchSize, columns);
  }

  nextDropout(): number {
    return this.#dropouts++;
  }

  /** A new value of this shape, with a gradient. */
  value(shape: Shape, activation: FusedActivation = "identity"): Value {
    return { shape, output: this.image(shape), gradient: this.image(shape), activation };
  }

  /** Multiplies the derivative of a value's activation into its gradient, where the operation before has not. */
  differentiate({ output, gradient, activation }: Value): void {
    if (gradient === undefined || activation === "identity") return;
    this.back.push({ kind: "differentiateFused", output: output.block, gradient: gradient.block, activation });
  }
}
