/**
 * The program of a training worker, in a browser and in Node: `@loglik/engine/worker`.
 *
 * The engine carries one as a string and starts it by itself. Import this only where a strict Content-Security-Policy forbids
 * that, and pass your own worker to `train`:
 *
 *   createWorker: () => new Worker(new URL("@loglik/engine/worker", import.meta.url), { type: "module" })
 */
import { ownPart } from "./parts/own-parts.js";
import { serve } from "./serve.js";

serve(ownPart);
