import { describeEmbedding, type EmbeddingLayer, embeddingColumns } from "../../layers/embedding.js";
import type { Planned, Planner, Value } from "../planner.js";

export function planEmbedding(layer: EmbeddingLayer, input: Value, planner: Planner): Planned {
  const parameters = layer.tables.map(() => planner.parameter());
  const { numeric, categorical } = embeddingColumns(layer, input.output.channels);
  const value = planner.value(describeEmbedding(layer, input.shape, "hidden[0]").output);
  let at = numeric.length;
  const places = layer.tables.map(({ dimensions }, index) => {
    const place = { columns: categorical[index], at };
    at += dimensions * place.columns.length;
    return place;
  });
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
