import type { EmbeddingBackward, EmbeddingForward } from "../../plan/layer-operation.js";

export function embeddingForward(arena: Float64Array, operation: EmbeddingForward, rows: number): void {
  const { input, numeric, tables, output } = operation;
  for (let row = 0; row < rows; row += 1) {
    const [from, to] = [input.offset + row * input.stride, output.offset + row * output.stride];
    numeric.forEach((column, index) => {
      arena[to + index] = arena[from + column];
    });
    for (const { table, columns, at } of tables) {
      columns.forEach((column, index) => {
        const category = arena[from + column];
        const isKnown = Number.isInteger(category) && category >= 0 && category < table.rows;
        for (let k = 0; k < table.columns; k += 1) {
          const value = isKnown ? arena[table.offset + category * table.stride + k] : Number.NaN;
          arena[to + at + index * table.columns + k] = value;
        }
      });
    }
  }
}

export function embeddingBackward(arena: Float64Array, operation: EmbeddingBackward, rows: number): void {
  const { input, outputGradient, tableGradient, columns, at } = operation;
  for (let category = 0; category < tableGradient.rows; category += 1) {
    const start = tableGradient.offset + category * tableGradient.stride;
    arena.fill(0, start, start + tableGradient.columns);
  }
  for (let row = 0; row < rows; row += 1) {
    const from = outputGradient.offset + row * outputGradient.stride + at;
    columns.forEach((column, index) => {
      const category = arena[input.offset + row * input.stride + column];
      if (!(Number.isInteger(category) && category >= 0 && category < tableGradient.rows)) return;
      const to = tableGradient.offset + category * tableGradient.stride;
      for (let k = 0; k < tableGradient.columns; k += 1) {
        arena[to + k] += arena[from + index * tableGradient.columns + k];
      }
    });
  }
}
