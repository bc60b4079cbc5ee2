/** What the page "Choose a loss" computes on the way from a target to its loss: the chooser reads from here. */
import type { Theta } from "@loglik/core";
import { logFactorial } from "@loglik/core/ledger";
import type { LossChoice } from "./target-kinds.js";

/** The NLL of the choice's sample under the best constant model, and the loss that goes by the familiar name. */
export interface Conversion {
  /** Mean NLL in nats per observation. */
  readonly nll: number;
  /** The mean of the familiar loss. */
  readonly loss: number;
  /** NLL = factor · loss + constant. */
  readonly factor: number;
  readonly constant: number;
}

/** The ledger of the choice's head, in numbers. */
export function convert(choice: LossChoice): Conversion {
  const { head } = choice;
  const y = Float64Array.from(choice.sample.flat());
  const eta = head.initial(y);
  const width = head.targets.length;
  const grad = new Float64Array(head.outputs.length);
  const rows = y.length / width;
  let nll = 0;
  for (let row = 0; row < rows; row++) nll += head.point(y, row * width, eta, 0, grad) / rows;
  // The constant of the Poisson loss belongs to the data: the mean of log y!.
  const meanLogFactorial = y.reduce((sum, value) => sum + logFactorial(value), 0) / rows;
  const theta = { ...head.theta(eta), meanLogFactorial } as Theta;
  const constant = head.ledger.toNll(0, theta);
  return {
    nll,
    loss: head.ledger.fromNll(nll, theta),
    factor: head.ledger.toNll(1, theta) - constant,
    constant,
  };
}

/** The names of the parameters that `predict` gives for each row. */
export function parametersOf({ head, sample }: LossChoice): readonly string[] {
  return Object.keys(head.theta(head.initial(Float64Array.from(sample.flat()))));
}

/** A whole program that trains a network with this head. */
export function programFor(choice: LossChoice): string {
  const factory = choice.call.slice(0, choice.call.indexOf("("));
  const rows = choice.sample.map((target) => (typeof target === "number" ? String(target) : `[${target.join(", ")}]`));
  const inputs = choice.sample.map((_, row) => `[${row}]`);
  return `import { ${factory} } from "@loglik/core/heads/${choice.head.name}";
import { dense, network, train } from "@loglik/engine";

const x = [${inputs.join(", ")}];
const y = [${rows.join(", ")}];

const net = network({
  inputs: 1,
  hidden: [dense(8, "tanh")],
  likelihood: ${choice.call},
});
const model = await train(net, { x, y }, { epochs: 200 }).result;

const { ${parametersOf(choice).join(", ")} } = await model.predict(x);
console.log(await model.nll(x, y), "nats per observation");
`;
}
