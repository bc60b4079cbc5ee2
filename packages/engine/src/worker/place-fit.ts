import type { Warning } from "../events.js";
import type { Network } from "../network.js";
import type { TrainSettings } from "../train-options.js";
import { runsOnCallerThread } from "./host.js";
import { canShareMemory } from "./sharing.js";

/** The number of workers that a fit gets, and a warning where it is not what was asked for. */
export function placeFit(
  network: Network,
  settings: TrainSettings,
): { readonly settings: TrainSettings; readonly warnings: readonly Warning[] } {
  const { workers } = settings;
  if (workers === 0) return { settings, warnings: [] };
  if (runsOnCallerThread(network.likelihood, settings)) {
    return { settings: { ...settings, workers: 0 }, warnings: [onCallerThread(network)] };
  }
  const reason = workers > 1 ? whyOneWorker(settings) : undefined;
  if (reason === undefined) return { settings, warnings: [] };
  return { settings: { ...settings, workers: 1 }, warnings: [oneWorker(workers, reason)] };
}

function whyOneWorker({ optimizer }: TrainSettings): string | undefined {
  if (optimizer.type === "lbfgs") return "the steps of L-BFGS are not shared";
  if (canShareMemory()) return undefined;
  return "this page is not cross-origin isolated, so threads may not share memory. Serve it with Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp, or run independent fits side by side with mapFits()";
}

function oneWorker(workers: number, reason: string): Warning {
  return {
    code: "workers-not-shared",
    message: `workers: ${workers} was asked for, and the fit ran in one worker: ${reason}.`,
    detail: { workers },
  };
}

function onCallerThread({ likelihood }: Network): Warning {
  return {
    code: "head-on-caller-thread",
    message: `The head ${likelihood.name} has no source from which a worker could rebuild it, so the fit ran on the caller's thread, in slices of at most 8 ms. To train it in a worker, make it in a module of its own and give it source: { module, export, options }.`,
    detail: { head: likelihood.name },
  };
}
