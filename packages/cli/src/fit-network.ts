import { LoglikError } from "@loglik/core";
import { standardisation, standardise } from "@loglik/data";
import { adam, dense, network, train } from "@loglik/engine";
import type { FitCommand, TrainingOptions } from "./command.js";
import { likelihoods } from "./likelihoods.js";
import type { Ending, Model } from "./model.js";
import type { Progress } from "./progress.js";
import type { Rows, Sample } from "./sample.js";
import { etaInOwnUnits, targetInUnits, targetUnits } from "./target-units.js";

/** A trained network and the way there. */
export interface NetworkFit {
  readonly model: Model;
  readonly ending: Ending & { readonly iterations: number; readonly training: TrainingOptions };
  readonly notes: readonly string[];
  /** NLL of each epoch in nats per observation, in the target's own units. */
  readonly history: { readonly fitted: readonly number[]; readonly heldOut?: readonly number[] };
}

/**
 * Trains a network with hidden layers of tanh units by Adam. Inputs, and a target of numbers, are standardised by the rows
 * that are fitted; the model that comes back speaks of the target in its own units.
 *
 * @throws LoglikError `inputs-none`, and what the engine throws (`loss-not-finite` when the rate is too high).
 */
export async function fitNetwork(sample: Sample, command: FitCommand, progress: Progress): Promise<NetworkFit> {
  const inputs = sample.predictors.length;
  if (inputs === 0) {
    const message = `${sample.name}: no column is left as an input of the network. Leave out --hidden to fit a constant.`;
    throw new LoglikError("inputs-none", message);
  }
  const likelihood = likelihoods[command.likelihood];
  const head = likelihood.head(sample.classes?.length ?? 0);
  const inputUnits = standardisation(sample.fitted.x, sample.fitted.rows, inputs);
  const units = targetUnits(likelihood, head, sample);
  const toUnits = ({ x, y }: Rows) => ({ x: standardise(x, inputUnits), y: targetInUnits(y, units) });
  const hidden = command.hidden.map((count) => dense(count, "tanh"));
  const net = network({ inputs, hidden, likelihood: head });
  const { epochs, rate, batch, seed } = command.training;
  const run = train(net, toUnits(sample.fitted), {
    optimizer: adam({ rate }),
    batchSize: Math.min(batch, sample.fitted.rows),
    epochs,
    seed,
    ...(sample.heldOut && { validation: toUnits(sample.heldOut) }),
  });
  // y = centre + scale · z has the density of z divided by scale.
  const logScale = Math.log(units.scale);
  const fitted: number[] = [];
  const heldOut: number[] = [];
  for await (const epoch of run) {
    fitted.push(epoch.nll + logScale);
    if (epoch.validation) heldOut.push(epoch.validation.nll + logScale);
    progress.show(epoch.index + 1, epochs, epoch.nll + logScale, epoch.remaining);
  }
  const trained = await run.result;
  return {
    model: {
      head,
      parameters: net.parameterCount,
      constantEta: etaInOwnUnits(head.initial(targetInUnits(sample.fitted.y, units)), units),
      eta: async (x) => etaInOwnUnits(await trained.eta(standardise(x, inputUnits)), units),
    },
    ending: {
      converged: false,
      reason: "epochs",
      message: `Adam took ${epochs} ${epochs === 1 ? "pass" : "passes"} over the rows. Training of a network stops, it does not arrive: another seed, rate or number of epochs gives another fit.`,
      iterations: epochs,
      training: command.training,
    },
    notes: [],
    history: { fitted, heldOut: sample.heldOut && heldOut },
  };
}
