/** The program of the worker that the engine carries as a string: without the heads that few programs use. */
import { type AllHeads, importModule } from "./resolve-head.js";
import { serve } from "./serve.js";

serve((url) => importModule(url!) as Promise<AllHeads>);
