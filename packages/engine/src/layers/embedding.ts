import { LoglikError } from "@loglik/core";
import { knownOptions, positiveInteger, wholeNumber } from "../option-checks.js";
import type { Shape } from "../shape.js";
import { checkCategories } from "./check-categories.js";
import type { LayerDescription, LayerPath } from "./description.js";
import { embeddingColumns } from "./embedding-columns.js";
import { type LayerKind, ofKind } from "./layer-kind.js";
import { vectorOf } from "./layer-shape.js";

/** A table of vectors, one for each category, and the columns of x that look up in it. */
export interface EmbeddingTable {
  /** Categories are 0 … categories − 1. */
  readonly categories: number;
  /** Numbers that stand for a category. */
  readonly dimensions: number;
  /** Columns of x that hold categories of this table; all columns unless told. */
  readonly columns?: readonly number[];
}

/** A layer that puts vectors in the place of categories, as plain data. */
export interface EmbeddingLayer {
  readonly type: "embedding";
  readonly tables: readonly EmbeddingTable[];
}

/**
 * Puts a vector in the place of each category: a table `[categories][dimensions]` that is learned, starting at draws with
 * variance 1/dimensions. Plain data. It is the first layer, for categories are whole numbers of x.
 *
 * Columns of x that no table names pass through unchanged, and come first; then come the vectors, table after table and
 * column after column. So numbers and categories can stand side by side in x.
 *
 * @throws LoglikError `option-not-a-positive-integer`, `option-not-a-whole-number`, `option-unknown`; from `network`
 *   `embedding-columns` and `layer-shape`, from `train` `category-unknown`
 * @example embedding({ categories: 7, dimensions: 3, columns: [2] })  // x: two numbers and a weekday
 */
export function embedding(...tables: readonly EmbeddingTable[]): EmbeddingLayer {
  if (tables.length === 0) positiveInteger("embedding", "number of tables", 0);
  return ofKind(embeddingKind, {
    type: "embedding",
    tables: tables.map((table, index) => {
      const where = `tables[${index}]`;
      knownOptions(`embedding: ${where}`, table, ["categories", "dimensions", "columns"]);
      return {
        categories: positiveInteger("embedding", `${where}.categories`, table.categories),
        dimensions: positiveInteger("embedding", `${where}.dimensions`, table.dimensions),
        ...(table.columns && {
          columns: table.columns.map((column, at) => wholeNumber("embedding", `${where}.columns[${at}]`, column)),
        }),
      };
    }),
  });
}

export const embeddingKind: LayerKind<EmbeddingLayer> = {
  remake: ({ tables }) => embedding(...tables),
  describe: describeEmbedding,
  checkInput: checkCategories,
  numericInputs: (layer, inputs) => embeddingColumns(layer, inputs).numeric,
  summary: ({ tables }) =>
    `embedding ${tables.map(({ categories, dimensions }) => `${categories} × ${dimensions}`).join(", ")}`,
};

function describeEmbedding(layer: EmbeddingLayer, input: Shape, path: LayerPath): LayerDescription {
  const inputs = vectorOf("embedding", input, path);
  if (path !== "hidden[0]") {
    throw new LoglikError(
      "layer-shape",
      `network: ${path} is an embedding; expected it as hidden[0], the first layer: it looks up whole numbers of x.`,
      { path },
    );
  }
  const { numeric, categorical } = embeddingColumns(layer, inputs);
  const named = categorical.flat();
  const wrong = named.find((column, index) => column >= inputs || named.indexOf(column) !== index);
  if (wrong !== undefined || categorical.some((columns) => columns.length === 0)) {
    throw new LoglikError(
      "embedding-columns",
      wrong === undefined
        ? `network: a table of the embedding ${path} names no columns; expected at least one of 0 … ${inputs - 1}.`
        : `network: the embedding ${path} names column ${wrong}${wrong < inputs ? " twice" : ""}; expected each of its columns once, from 0 to ${inputs - 1}.`,
      { path, column: wrong, inputs },
    );
  }
  const widths = layer.tables.map(({ dimensions }, index) => dimensions * categorical[index].length);
  return {
    output: [widths.reduce((sum, width) => sum + width, numeric.length)],
    parameters: layer.tables.map(({ categories, dimensions }, index) => ({
      name: `tables.${index}`,
      shape: [categories, dimensions],
      start: { initializer: "lecunNormal", inputs: dimensions, outputs: dimensions },
      trained: true,
    })),
  };
}
