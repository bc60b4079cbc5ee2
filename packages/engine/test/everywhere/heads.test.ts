import { likelihoodHead } from "@loglik/core/heads/composed";
import { gammaHead } from "@loglik/core/heads/gamma";
import { studentTHead } from "@loglik/core/heads/student-t";
import * as logistic from "@loglik/core/logistic";
import { expect, it } from "vitest";
import { dense, network, type TrainOptions, train } from "../../src/index.js";
import { heads } from "../support/heads.js";
import { targetsOf } from "../support/layer-data.js";
import { uniforms } from "../support/numbers.js";

const rows = 12;
const options = { epochs: 2, batchSize: 5, seed: 3, precision: "float64", validation: 0.25 } as const;
const composed = { name: "composed", options: { family: "logistic", shared: ["scale"] } };

/** Those that a worker can make from a name, further forms among them that go through the family's density and score. */
const named = Object.entries({
  ...heads,
  "gamma, softplus rate": gammaHead({ links: { rate: "softplus" } }),
  "student t, all of each row": studentTHead({ df: "perRow", scale: "perRow" }),
  "composed logistic, shared scale": likelihoodHead(logistic, { shared: ["scale"], source: composed }),
}).filter(([, head]) => head.source !== undefined);

it.each(named)("a worker makes the head %s as the caller's thread does", async (_name, likelihood) => {
  const net = network({ inputs: 2, hidden: [dense(3, "tanh")], likelihood });
  const data = { x: uniforms(rows * 2, 5), y: targetsOf(likelihood, rows) };
  const parametersOf = async (more: Partial<TrainOptions>) => {
    const { parameters, training } = await train(net, data, { ...options, ...more }).result;
    return { parameters, thread: training.thread, heldOut: training.epochs[1].validation };
  };
  const there = await parametersOf({});
  expect(there).toEqual({ ...(await parametersOf({ workers: 0 })), thread: "worker" });
});
