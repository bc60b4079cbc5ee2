import { type Block, padded } from "../../plan/arena.js";
import type { Image } from "../../plan/image.js";
import type { EmbeddingForward, LayerOperation, Windows } from "../../plan/layer-operation.js";
import { dropoutKey } from "../dropout-key.js";
import { activationCode } from "./activation-code.js";
import type { TapeContext } from "./encode.js";
import { type Real, real, type TapeWriter } from "./tape-writer.js";

/** Operation codes of assembly/layers.ts. */
const code: { readonly [Kind in LayerOperation["kind"]]: number } = {
  convolutionForward: 64,
  convolutionBackwardInput: 65,
  convolutionBackwardParameters: 66,
  maxPoolForward: 67,
  maxPoolBackward: 68,
  averagePoolForward: 69,
  averagePoolBackward: 70,
  activate: 71,
  differentiateKept: 72,
  differentiateFused: 73,
  copyPixels: 74,
  add: 75,
  dropout: 76,
  layerNormForward: 77,
  layerNormBackward: 78,
  layerNormBackwardParameters: 79,
  batchNormMoments: 80,
  batchNormForward: 81,
  batchNormGradients: 82,
  batchNormBackward: 83,
  batchNormTrack: 84,
  embeddingForward: 85,
  embeddingBackward: 86,
};

/** Writes the record of an operation that has its kernel in the module of layers. */
export function encodeLayer(tape: TapeWriter, operation: LayerOperation, context: TapeContext): void {
  tape.record(code[operation.kind], ...operandsOf(operation, context));
}

function operandsOf(operation: LayerOperation, context: TapeContext): readonly (number | Real)[] {
  const { bytes, zeros } = context;
  const at = (block: Block) => context.arena + block.offset * bytes;
  const stride = (block: Block) => block.stride * bytes;
  const matrix = (block: Block) => [at(block), stride(block)];
  const image = ({ block, rows, columns, channels, pixelStride }: Image) => [
    ...matrix(block),
    rows,
    columns,
    channels,
    pixelStride * bytes,
  ];
  const base = ({ block }: Image) => at(block);
  switch (operation.kind) {
    case "convolutionForward": {
      const { input, output, weights, bias, activation } = operation;
      const rest = [...matrix(weights), at(bias), activationCode[activation]];
      return [...image(input), ...image(output), ...windows(operation), ...rest];
    }
    case "convolutionBackwardInput": {
      const { outputGradient, inputGradient, weights, input, activation } = operation;
      const rest = [...matrix(weights), zeros, ...matrix(input.block), activationCode[activation]];
      return [...image(outputGradient), ...image(inputGradient), ...windows(operation), ...rest];
    }
    case "convolutionBackwardParameters": {
      const { input, outputGradient, weightGradient, biasGradient, tiles } = operation;
      const bias = biasGradient === undefined ? 0 : at(biasGradient);
      const rest = [...matrix(weightGradient), bias, tiles.start, tiles.end];
      return [...image(input), ...image(outputGradient), ...windows(operation), ...rest];
    }
    case "maxPoolForward":
    case "averagePoolForward":
      return [...image(operation.input), ...image(operation.output), ...windows(operation)];
    case "maxPoolBackward":
    case "averagePoolBackward": {
      const { input, output, outputGradient, inputGradient, activation } = operation;
      const rest = [base(outputGradient), base(inputGradient), activationCode[activation]];
      return [...image(input), ...image(output), ...windows(operation), ...rest];
    }
    case "activate": {
      const { input, output, activation } = operation;
      return [at(input), ...matrix(output), activationCode[activation]];
    }
    case "differentiateKept":
      return [at(operation.input), ...matrix(operation.gradient), activationCode[operation.activation]];
    case "differentiateFused":
      return [at(operation.output), ...matrix(operation.gradient), activationCode[operation.activation]];
    case "copyPixels":
      return [...image(operation.input), ...image(operation.output)];
    case "add":
      return [at(operation.left), at(operation.right), ...matrix(operation.output)];
    case "dropout": {
      const { input, output, rate, layer } = operation;
      const threshold = Math.floor(rate * 2 ** 32);
      const blocks = [base(input), ...matrix(output.block)];
      // The address of the factor is a multiple of 8 with this unused word.
      return [...blocks, layer, threshold, ...dropoutKey(context.seed), 0, real(1 / (1 - rate))];
    }
    case "layerNormForward": {
      const { input, scale, shift, output, moments, epsilon } = operation;
      return [...image(input), at(scale), at(shift), base(output), ...matrix(moments), 0, real(epsilon)];
    }
    case "layerNormBackward": {
      const { input, scale, moments, outputGradient, inputGradient } = operation;
      return [...image(input), at(scale), ...matrix(moments), base(outputGradient), base(inputGradient)];
    }
    case "layerNormBackwardParameters": {
      const { input, moments, outputGradient, scaleGradient, shiftGradient } = operation;
      return [...image(input), ...matrix(moments), base(outputGradient), at(scaleGradient), at(shiftGradient)];
    }
    case "batchNormMoments": {
      const { input, share, mean, variance } = operation;
      return [...image(input), at(share), at(mean), at(variance)];
    }
    case "batchNormForward": {
      const { input, mean, variance, scale, shift, output, epsilon } = operation;
      const vectors = [at(mean), at(variance), at(scale), at(shift)];
      return [...image(input), ...vectors, base(output), 0, real(epsilon)];
    }
    case "batchNormGradients": {
      const { input, mean, variance, outputGradient, scaleGradient, shiftGradient, epsilon } = operation;
      const vectors = [at(mean), at(variance), base(outputGradient), at(scaleGradient), at(shiftGradient)];
      return [...image(input), ...vectors, 0, real(epsilon)];
    }
    case "batchNormBackward": {
      const { input, mean, variance, outputGradient, scaleGradient, shiftGradient, epsilon } = operation;
      const vectors = [at(mean), at(variance), base(outputGradient), at(scaleGradient), at(shiftGradient)];
      const rest = [at(operation.share), at(operation.scale), base(operation.inputGradient)];
      return [...image(input), ...vectors, 0, real(epsilon), ...rest];
    }
    case "batchNormTrack": {
      const { mean, variance, runningMean, runningVariance, momentum, pixels } = operation;
      const vectors = [at(mean), at(variance), at(runningMean), at(runningVariance)];
      return [...vectors, padded(mean.columns) * bytes, pixels, real(momentum)];
    }
    case "embeddingForward":
      return embeddingForward(operation, matrix);
    case "embeddingBackward": {
      const { input, outputGradient, tableGradient, columns, at: place } = operation;
      const gradient = [at(outputGradient) + place * bytes, stride(outputGradient)];
      const table = [...matrix(tableGradient), tableGradient.rows, tableGradient.columns];
      return [...matrix(input), ...gradient, ...table, columns.length, ...columns];
    }
  }
}

function windows({ kernel, stride, top, left }: Windows): number[] {
  return [...kernel, ...stride, top, left];
}

function embeddingForward(operation: EmbeddingForward, matrix: (block: Block) => number[]): number[] {
  const { input, numeric, tables, output } = operation;
  const parts = tables.flatMap(({ table, columns }) => [
    ...matrix(table),
    table.rows,
    table.columns,
    columns.length,
    ...columns,
  ]);
  return [...matrix(input), ...matrix(output), numeric.length, ...numeric, tables.length, ...parts];
}
