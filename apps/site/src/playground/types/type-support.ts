import { autocompletion } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import {
  tsAutocompleteWorker,
  tsFacetWorker,
  tsHoverWorker,
  tsLinterWorker,
  tsSyncWorker,
} from "@valtown/codemirror-ts";
import type { WorkerShape } from "@valtown/codemirror-ts/worker";
import { wrap } from "comlink";

let started: Promise<WorkerShape> | undefined;
let editors = 0;

/** One worker for all editors of the page: TypeScript is large, and knows many files. */
async function startWorker(): Promise<WorkerShape> {
  const worker = wrap(new Worker(new URL("./types.worker.ts", import.meta.url))) as WorkerShape;
  await worker.initialize();
  return worker;
}

/**
 * What makes an editor know types: completion while one writes, the type of what the pointer is on, and mistakes underlined.
 * Loads TypeScript and the declarations of the packages, 1.5 MB, the first time.
 */
export async function typeSupport(): Promise<Extension> {
  started ??= startWorker().catch((error) => {
    started = undefined;
    throw error;
  });
  const worker = await started;
  editors += 1;
  return [
    tsFacetWorker.of({ worker, path: `/editor-${editors}.ts` }),
    tsSyncWorker(),
    tsLinterWorker(),
    tsHoverWorker(),
    autocompletion({ override: [tsAutocompleteWorker()] }),
  ];
}
