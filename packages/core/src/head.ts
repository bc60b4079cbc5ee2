import type { FloatArray, Interval, Theta, VectorTheta } from "./family.js";
import type { LossLedger } from "./ledger/ledger.js";

/**
 * How a head is rebuilt from plain data on the other side of a worker: a built-in by its name under
 * `@loglik/core/heads/` and the options of its factory, a custom one by the absolute URL of its module.
 */
export type HeadSource =
  | { readonly name: string; readonly options: Readonly<Record<string, unknown>> }
  | { readonly module: string; readonly export: string; readonly options: Readonly<Record<string, unknown>> };

/** One component of η, the vector that a network's last layer puts out. */
export interface HeadOutput {
  /** e.g. "loc", "log scale", "logit 3". */
  readonly name: string;
  /**
   * `perRow`: depends on the inputs. `shared`: one free number for the whole sample, so the last layer gives it a bias and
   * holds its weights at zero (the common σ of least squares).
   */
  readonly kind: "perRow" | "shared";
}

/**
 * A likelihood head: a family composed with links, the unit of training.
 *
 * It maps η ∈ ℝᵖ to the parameters of p(y | x) and gives the full negative log-likelihood of one observation, in nats, with
 * its gradient. Offsets count elements; `y` holds `targets.length` numbers a row, `eta` and `grad` hold `outputs.length`.
 */
export interface LikelihoodHead {
  readonly name: string;
  /** Family name, for readers. */
  readonly family: string;
  /** Absent for a head made of bare functions: such a head trains on the caller's thread. */
  readonly source?: HeadSource;
  readonly outputs: readonly HeadOutput[];
  readonly targets: readonly { readonly name: string; readonly domain: Interval }[];
  /** `simplex`: the targets of a row are non-negative and sum to one (one-hot and soft labels). */
  readonly targetShape?: "simplex";
  /** The targets are probabilities scored by the expected NLL under them: exp(−NLL) is then no density of y. */
  readonly expectedNll?: true;
  /** −log f(y | η) in float64; writes ∂NLL/∂η into grad[etaOffset … etaOffset + p − 1]. */
  point(y: FloatArray, yOffset: number, eta: FloatArray, etaOffset: number, grad: FloatArray): number;
  /** Fisher information in η space, Jᵀ I(θ) J, p × p row-major. */
  fisher?(eta: FloatArray, etaOffset: number, out: Float64Array): void;
  /**
   * η of the best constant model for the targets `y` (rows × targets). Components are infinite where no finite best exists
   * (one class only, a class never seen, no spread): whoever starts an optimizer there must look.
   *
   * @throws LoglikError for targets outside their domain, and invalid weights
   */
  initial(y: FloatArray, weights?: FloatArray): Float64Array;
  /** The parameters of p(y | x) for row `row` of a matrix of η, by the names of the family. */
  theta(eta: ArrayLike<number>, row?: number): Theta | VectorTheta;
  /** Most probable or mean outcome for a row of η: class index, 0/1, or mean. */
  predict(eta: ArrayLike<number>, row?: number): number;
  readonly ledger: LossLedger;
}
