import { environment } from "../environment.js";

/** Cores of this machine; 1 where it does not tell. */
export function coreCount(): number {
  const { process, navigator } = environment;
  const system = process?.versions?.node === undefined ? undefined : process.getBuiltinModule?.("node:os");
  return system?.availableParallelism() ?? navigator?.hardwareConcurrency ?? 1;
}
