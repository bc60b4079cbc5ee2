import { type LikelihoodHead, LoglikError } from "@loglik/core";
import { finishNow } from "../data/in-parts.js";
import { inputMatrix } from "../data/input-matrix.js";
import type { MatrixLike } from "../data/matrix.js";
import { everyRow } from "../data/shuffle.js";
import type { Network } from "../network.js";
import { everyLayer, float64Programs, refuseLayers } from "./float64-program.js";

const WHERE = "dropoutPasses";

/**
 * η of a network with its dropout layers at work, pass by pass: each pass has masks of its own, which differ from row to row and
 * depend on (seed, pass, layer, row, place) alone.
 *
 * @param parameters the flat vector of the network
 * @param passes how many
 * @returns one array a pass, rows × outputs
 * @throws LoglikError `dropout-none` for a network without dropout, `network-not-a-density` for batchNorm
 * @see Gal & Ghahramani (2016), Dropout as a Bayesian Approximation
 */
export async function dropoutPasses(
  network: Network,
  parameters: ArrayLike<number>,
  x: MatrixLike,
  passes: number,
  seed = 0,
): Promise<Float64Array[]> {
  refuseLayers(WHERE, network, ["batchNorm"], "under which a row's output depends on the rows beside it");
  if (!everyLayer(network.layers).some(({ type }) => type === "dropout")) {
    throw new LoglikError(
      "dropout-none",
      `${WHERE}: the network has no dropout layer, so that every pass would be the same. Put dropout(rate) among its hidden layers and train it so.`,
    );
  }
  const { values, rows } = finishNow(
    inputMatrix(x, network, (length) => new Float64Array(length), { where: WHERE, name: "x" }),
  );
  const outputs = network.likelihood.outputs.length;
  let eta = new Float64Array(0);
  let place = 0;
  /** Writes down η as it comes by, row after row, and asks for no gradient. */
  const recorder: LikelihoodHead = {
    ...network.likelihood,
    source: undefined,
    point(_y, _yOffset, from, etaOffset, grad) {
      for (let k = 0; k < outputs; k += 1) {
        eta[place + k] = from[etaOffset + k];
        grad[etaOffset + k] = 0;
      }
      place += outputs;
      return 0;
    },
  };
  const program = (await float64Programs(network))(recorder, rows, seed);
  program.load(values, new Float64Array(rows * network.likelihood.targets.length));
  program.setOrder(everyRow(rows));
  program.writeParameters(parameters);
  const unused = new Float64Array(network.parameterCount);
  return Array.from({ length: passes }, (_, pass) => {
    eta = new Float64Array(rows * outputs);
    place = 0;
    program.writeOptimizer({ step: pass, slots: [] });
    program.gradient(0, unused);
    return eta;
  });
}
