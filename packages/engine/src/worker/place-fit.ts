import type { Finding } from "../events.js";
import type { Network } from "../network.js";
import type { TrainSettings } from "../train-options.js";
import { runsOnCallerThread } from "./host.js";
import { canShareMemory } from "./sharing.js";

/** The number of workers that a fit gets, and a finding where it is not what was asked for. */
export function placeFit(
  network: Network,
  settings: TrainSettings,
): { readonly settings: TrainSettings; readonly warnings: readonly Finding[] } {
  const { workers } = settings;
  const { likelihood } = network;
  if (workers === 0) return { settings, warnings: [] };
  if (runsOnCallerThread(likelihood, settings)) {
    const onCallerThread = { code: "head-on-caller-thread", detail: { head: likelihood.name } };
    return { settings: { ...settings, workers: 0 }, warnings: [onCallerThread] };
  }
  const reason = workers > 1 ? whyOneWorker(settings) : undefined;
  if (reason === undefined) return { settings, warnings: [] };
  const oneWorker = { code: "workers-not-shared", detail: { workers, reason } };
  return { settings: { ...settings, workers: 1 }, warnings: [oneWorker] };
}

/** See `whyOneWorker` in warning-messages.ts. */
function whyOneWorker({ optimizer }: TrainSettings): string | undefined {
  if (optimizer.type === "lbfgs") return "lbfgs";
  return canShareMemory() ? undefined : "not-isolated";
}
