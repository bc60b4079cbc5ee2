import type { Layer } from "../../layers/layer.js";
import type { Planned, Planner, Value } from "../planner.js";

/** Plans layers one after the other, each after a call of `before`: forward now, backward when the returned function is called. */
export function planChain(
  layers: readonly Layer[],
  input: Value,
  planner: Planner,
  before?: (index: number) => void,
): Planned {
  const ways: (() => void)[] = [];
  let value = input;
  for (const [index, layer] of layers.entries()) {
    before?.(index);
    const planned = planner.planLayer(layer, value, planner);
    ways.push(planned.backward);
    value = planned.value;
  }
  return {
    value,
    backward: () => {
      for (const backward of ways.reverse()) backward();
    },
  };
}
