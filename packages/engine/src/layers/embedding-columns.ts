import type { EmbeddingLayer } from "./embedding.js";

/** The columns that pass through, and for each table those that look up in it. */
export function embeddingColumns(
  { tables }: Pick<EmbeddingLayer, "tables">,
  inputs: number,
): { readonly numeric: readonly number[]; readonly categorical: readonly (readonly number[])[] } {
  const all = Array.from({ length: inputs }, (_, column) => column);
  const categorical = tables.map(({ columns }) => columns ?? all);
  const taken = new Set(categorical.flat());
  return { numeric: all.filter((column) => !taken.has(column)), categorical };
}
