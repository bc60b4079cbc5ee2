// node cold.mjs <jax-js | tfjs> <backend>     the first step of a JavaScript peer in a fresh process
import { sayFirstStep } from "../cold/say.mjs";
import { coldWorkload } from "../cold/workload.mjs";
import { batches } from "../workloads.mjs";

const [name, backend] = process.argv.slice(2);
const { open } = await import(`./${name}.mjs`);
const workload = coldWorkload();
const engine = await open(workload, batches(workload), backend);
engine.step(0);
await engine.sync();
sayFirstStep();
process.exit();
