import type { Finding } from "../events.js";
import { hasFusedMultiplyAdd } from "../kernels/wasm/fused-multiply-add.js";
import type { Network } from "../network.js";
import type { TrainSettings } from "../train-options.js";
import { runsOnCallerThread } from "./host.js";
import { canShareMemory } from "./sharing.js";

/** Where a fit runs: its settings as far as the runtime can have them, and a finding wherever that is not what was asked for. */
export function placeFit(
  network: Network,
  asked: TrainSettings,
): { readonly settings: TrainSettings; readonly warnings: readonly Finding[] } {
  const warnings: Finding[] = [];
  let { workers, fusedMultiplyAdd } = asked;
  if (workers > 0 && runsOnCallerThread(network.likelihood, asked)) {
    warnings.push({ code: "head-on-caller-thread", detail: { head: network.likelihood.name } });
    workers = 0;
  }
  const reason = workers > 1 && whyOneWorker(asked);
  if (reason) {
    warnings.push({ code: "workers-not-shared", detail: { workers, reason } });
    workers = 1;
  }
  if (fusedMultiplyAdd && !hasFusedMultiplyAdd()) {
    warnings.push({ code: "fused-multiply-add-missing", detail: {} });
    fusedMultiplyAdd = false;
  }
  return { settings: { ...asked, workers, fusedMultiplyAdd }, warnings };
}

/** See `whyOneWorker` in warning-messages.ts. */
function whyOneWorker({ optimizer }: TrainSettings): string | undefined {
  if (optimizer.type === "lbfgs") return "lbfgs";
  return canShareMemory() ? undefined : "not-shareable";
}
