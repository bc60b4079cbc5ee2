import type { EmbeddingLayer } from "../../../layers/embedding.js";
import { embeddingColumns } from "../../../layers/embedding-columns.js";
import type { GraphValue, LayerGraph } from "../layer-graph.js";

/** Numeric columns first, then the vectors of each table. A category that a table does not know makes the runtime fail. */
export function addEmbedding(layers: LayerGraph, layer: EmbeddingLayer, input: GraphValue, path: string): GraphValue {
  const { graph } = layers;
  const { numeric, categorical } = embeddingColumns(layer, input.shape[0]);
  const columnsOf = (columns: readonly number[]) =>
    graph.node("Gather", [input.name, graph.indices(columns)], { axis: 1 });
  const parts = layer.tables.map(({ categories, dimensions }, index) => {
    const name = `tables.${index}`;
    const table = graph.constant([categories, dimensions], layers.parameter(path, name)!, `${path}.${name}`);
    const rows = graph.node("Cast", [columnsOf(categorical[index])], { to: int64 });
    const vectors = graph.node("Gather", [table, rows], { axis: 0 });
    return graph.node("Reshape", [vectors, graph.indices([0, dimensions * categorical[index].length])]);
  });
  const all = numeric.length > 0 ? [columnsOf(numeric), ...parts] : parts;
  const widths = layer.tables.map(({ dimensions }, index) => dimensions * categorical[index].length);
  const width = widths.reduce((sum, columns) => sum + columns, numeric.length);
  return { name: graph.node("Concat", all, { axis: 1 }), shape: [width] };
}

/** The type that `Gather` takes for places, by its number in `onnx.proto3`. */
const int64 = 7;
