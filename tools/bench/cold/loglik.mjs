// Ours, as a user's program has it: the first news of the fit is that of its first step.
import { categoricalHead } from "@loglik/core/heads/categorical";
import { adam, dense, network, train } from "@loglik/engine";
import { sayFirstStep } from "./say.mjs";
import { coldWorkload } from "./workload.mjs";

const { batch, rate, data } = coldWorkload();
const likelihood = categoricalHead({ classes: 10, target: "index" });
const net = network({ inputs: 784, hidden: [dense(128, "relu")], likelihood });
const run = train(net, data(), { optimizer: adam({ rate }), batchSize: batch, epochs: 1, every: "step" });
for await (const _event of run) {
  sayFirstStep();
  break;
}
