import type { Figure } from "@loglik/plot";
import { describeError } from "./error-position";
import { loadModules, type ModuleMap, unknownModule } from "./modules";
import { batchedConsole } from "./output";
import type { RunEvent, RunRequest } from "./protocol";
import { SyntaxMistake, transformModule } from "./transform";

/** Runs one module of the reader's and reports on it. Never rejects: what goes wrong is a `failed` event. */
export async function runModule(
  { code, file }: RunRequest,
  modules: ModuleMap,
  send: (event: RunEvent) => void,
): Promise<void> {
  const output = batchedConsole((entries) => send({ type: "output", entries }));
  try {
    const { script, specifiers } = transformModule(code, file);
    const loaded = await loadModules(specifiers, modules);
    const require = (specifier: string) => {
      const found = loaded.get(specifier);
      if (found === undefined) throw new Error(unknownModule(specifier, Object.keys(modules)));
      return found;
    };
    const exports: Record<string, unknown> = {};
    // Indirect eval: the code sees the worker's globals and none of these local names.
    // biome-ignore lint/security/noGlobalEval: to run the reader's code, when the reader says so, is what this file is for
    const run = globalThis.eval(script) as (...names: unknown[]) => Promise<void>;
    send({ type: "started" });
    const begin = performance.now();
    await run(require, exports, output.console);
    const seconds = (performance.now() - begin) / 1000;
    output.flush();
    send({ type: "finished", figures: exportedFigures(exports), seconds });
  } catch (error) {
    output.flush();
    send({ type: "failed", error: error instanceof SyntaxMistake ? error.detail : describeError(error, file) });
  }
}

/** What the module exports as `figure` and `figures`, checked to be figures before the page tries to draw them. */
function exportedFigures(exports: Record<string, unknown>): readonly Figure[] {
  const candidates = [
    ...("figure" in exports ? [exports.figure] : []),
    ...("figures" in exports ? asArray(exports.figures) : []),
  ];
  for (const candidate of candidates) {
    if (typeof (candidate as Figure | undefined)?.kind !== "string") {
      throw new Error("the export named figure (or figures) is no figure: make it with a function of @loglik/plot");
    }
  }
  return candidates as Figure[];
}

function asArray(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error("the export named figures must be an array of figures");
  return value;
}
