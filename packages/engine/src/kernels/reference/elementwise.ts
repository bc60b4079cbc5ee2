import type { Block } from "../../plan/arena.js";
import type { Activate, Add, CopyPixels, DifferentiateFused, DifferentiateKept } from "../../plan/layer-operation.js";
import { activations, derivatives, derivativesByOutput } from "./activation.js";
import { eachPixel, pixelIndex } from "./image.js";

/** block[row][column] = f(other[row][column]) … for all columns, those between pixels included. */
function eachElement(block: Block, rows: number, visit: (row: number, column: number) => void): void {
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < block.columns; column += 1) visit(row, column);
  }
}

function indexIn(block: Block, row: number, column: number): number {
  return block.offset + row * block.stride + column;
}

export function activate(arena: Float64Array, { input, output, activation }: Activate, rows: number): void {
  eachElement(output, rows, (row, column) => {
    arena[indexIn(output, row, column)] = activations[activation](arena[indexIn(input, row, column)]);
  });
}

export function differentiateKept(
  arena: Float64Array,
  { input, gradient, activation }: DifferentiateKept,
  rows: number,
): void {
  eachElement(gradient, rows, (row, column) => {
    arena[indexIn(gradient, row, column)] *= derivatives[activation](arena[indexIn(input, row, column)]);
  });
}

export function differentiateFused(
  arena: Float64Array,
  { output, gradient, activation }: DifferentiateFused,
  rows: number,
): void {
  eachElement(gradient, rows, (row, column) => {
    arena[indexIn(gradient, row, column)] *= derivativesByOutput[activation](arena[indexIn(output, row, column)]);
  });
}

export function add(arena: Float64Array, { left, right, output }: Add, rows: number): void {
  eachElement(output, rows, (row, column) => {
    arena[indexIn(output, row, column)] = arena[indexIn(left, row, column)] + arena[indexIn(right, row, column)];
  });
}

export function copyPixels(arena: Float64Array, { input, output }: CopyPixels, rows: number): void {
  eachPixel(output, rows, (row, pixel) => {
    const [to, from] = [pixelIndex(output, row, pixel), pixelIndex(input, row, pixel)];
    for (let c = 0; c < output.pixelStride; c += 1) arena[to + c] = c < output.channels ? arena[from + c] : 0;
  });
}
