/** The program of the worker that the engine carries as a string: without the parts that few fits need. */
import { importModule } from "./import-module.js";
import type { Parts } from "./parts/parts.js";
import { serve } from "./serve.js";

serve(({ url }) => importModule(url!) as Promise<Parts[keyof Parts]>);
