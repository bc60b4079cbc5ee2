export { dropoutPasses } from "./objective/dropout-passes.js";
export { type LbfgsMinimum, type LbfgsOptions, minimizeLbfgs } from "./objective/minimize-lbfgs.js";
export { type NetworkObjective, networkObjective, type RowOfJacobian } from "./objective/network-objective.js";
export type { ParameterTensor } from "./parameter-tensors.js";
