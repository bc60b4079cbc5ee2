// A module whose import takes its time: what is asked of a worker in the meantime overtakes the fit that waits for it.
await new Promise((resolve) => setTimeout(resolve, 300));

export { endlessHead } from "./laplace-head.mjs";
