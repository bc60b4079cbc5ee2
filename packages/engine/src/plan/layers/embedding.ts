import type { EmbeddingLayer } from "../../layers/embedding.js";
import { embeddingColumns } from "../../layers/embedding-columns.js";
import type { Planned, Planner, Value } from "../planner.js";

export function planEmbedding(layer: EmbeddingLayer, input: Value, planner: Planner): Planned {
  const parameters = layer.tables.map(() => planner.parameter());
  const { numeric, categorical } = embeddingColumns(layer, input.output.channels);
  let at = numeric.length;
  const places = layer.tables.map(({ dimensions }, index) => {
    const place = { columns: categorical[index], at };
    at += dimensions * place.columns.length;
    return place;
  });
  const value = planner.value([at]);
  planner.forward({
    kind: "embeddingForward",
    input: input.output.block,
    numeric,
    tables: places.map((place, index) => ({ ...place, table: parameters[index].block })),
    output: value.output.block,
  });
  return {
    value,
    backward: () => {
      places.forEach((place, index) => {
        planner.parameterGradients.push({
          kind: "embeddingBackward",
          ...place,
          input: input.output.block,
          outputGradient: value.gradient!.block,
          tableGradient: parameters[index].gradient,
        });
      });
    },
  };
}
