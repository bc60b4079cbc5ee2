import { createProgram, type ProgramOptions, planOf } from "./create-program.js";
import { checkedProgram } from "./kernels/checked-program.js";
import type { PlannableNetwork } from "./network.js";
import type { Program } from "./program.js";

/** `createProgram`, for whoever hands over data, orders and parameters that nobody has looked at. */
export function createCheckedProgram(network: PlannableNetwork, options: ProgramOptions): Program {
  return checkedProgram(network, planOf(network, options), createProgram(network, options));
}
