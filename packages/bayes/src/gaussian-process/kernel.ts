import { LoglikError } from "@loglik/core";

/**
 * A covariance function k(x, x′; θ) with positive parameters, which are known by their logarithms. `slopes[at …]` takes
 * ∂k/∂ log θⱼ, in the order of `names`.
 */
export interface Kernel {
  /** Of the parameters, in their order. */
  readonly names: readonly string[];
  /** log θ to begin with. */
  readonly logParameters: Float64Array;
  /** k of row `i` of x and row `j` of `other` (rows of `inputs` numbers), at log θ from `logParameters[start]` on. */
  covariance(pair: KernelPair, logParameters: ArrayLike<number>, start: number, slopes: Float64Array): number;
}

/** Two rows. */
export interface KernelPair {
  readonly x: ArrayLike<number>;
  readonly i: number;
  readonly other: ArrayLike<number>;
  readonly j: number;
  readonly inputs: number;
}

/** What stationary kernels start from. */
export interface StationaryOptions {
  /** k(x, x), the variance of f; 1 unless told. */
  readonly variance?: number;
  /** Distance over which f changes, in the units of x; one for all inputs, or one each. 1 unless told. */
  readonly lengthScale?: number | readonly number[];
}

/**
 * The squared exponential kernel, σ² exp(−r²/2) with r² = Σ ((xᵢ − x′ᵢ)/ℓᵢ)²: functions with all derivatives.
 *
 * @throws LoglikError `kernel-parameter`
 * @example squaredExponential({ lengthScale: 2 }).names  // ["variance", "length scale"]
 */
export function squaredExponential(options: StationaryOptions = {}): Kernel {
  return stationary("squaredExponential", options, (r) => {
    const value = Math.exp(-0.5 * r * r);
    return [value, value];
  });
}

/**
 * Matérn's kernels of smoothness ½, 3/2 and 5/2: functions with no, one and two derivatives; ½ is the Ornstein-Uhlenbeck process.
 *
 *   ½: e⁻ʳ,   3/2: (1 + s) e⁻ˢ with s = √3 r,   5/2: (1 + s + s²/3) e⁻ˢ with s = √5 r
 *
 * @throws LoglikError `kernel-parameter`
 * @see Rasmussen & Williams (2006), Gaussian Processes for Machine Learning, section 4.2
 * @example matern(2.5).logParameters.length  // 2
 */
export function matern(smoothness: 0.5 | 1.5 | 2.5, options: StationaryOptions = {}): Kernel {
  const profiles: Record<number, Profile> = {
    0.5: (r) => [Math.exp(-r), r === 0 ? 0 : Math.exp(-r) / r],
    1.5: (r) => {
      const s = Math.sqrt(3) * r;
      return [(1 + s) * Math.exp(-s), 3 * Math.exp(-s)];
    },
    2.5: (r) => {
      const s = Math.sqrt(5) * r;
      return [(1 + s + (s * s) / 3) * Math.exp(-s), (5 / 3) * (1 + s) * Math.exp(-s)];
    },
  };
  const profile = profiles[smoothness];
  if (profile !== undefined) return stationary("matern", options, profile);
  throw new LoglikError("kernel-parameter", `matern: smoothness is ${smoothness}; expected 0.5, 1.5 or 2.5.`, {
    smoothness,
  });
}

/**
 * The linear kernel, σ² x·x′ + b²: f is a plane through a normal intercept, Bayesian linear regression.
 *
 * @param options.variance of each slope; 1 unless told
 * @param options.bias variance of the intercept; 1 unless told
 * @throws LoglikError `kernel-parameter`
 * @example linear({ variance: 2, bias: 1 }).names  // ["variance", "bias"]
 */
export function linear(options: { readonly variance?: number; readonly bias?: number } = {}): Kernel {
  const { variance = 1, bias = 1 } = options;
  return {
    names: ["variance", "bias"],
    logParameters: Float64Array.of(logOf("linear", "variance", variance), logOf("linear", "bias", bias)),
    covariance({ x, i, other, j, inputs }, logParameters, start, slopes) {
      let dot = 0;
      for (let k = 0; k < inputs; k++) dot += x[i * inputs + k] * other[j * inputs + k];
      slopes[start] = Math.exp(logParameters[start]) * dot;
      slopes[start + 1] = Math.exp(logParameters[start + 1]);
      return slopes[start] + slopes[start + 1];
    },
  };
}

/**
 * k₁ + k₂: the sum of two independent functions.
 *
 * @example sumKernel(linear(), matern(1.5)).names  // ["first variance", "first bias", "second variance", "second length scale"]
 */
export function sumKernel(first: Kernel, second: Kernel): Kernel {
  return joined(first, second, (pair, logParameters, start, slopes) => {
    const middle = start + first.names.length;
    return (
      first.covariance(pair, logParameters, start, slopes) + second.covariance(pair, logParameters, middle, slopes)
    );
  });
}

/**
 * k₁ · k₂: near where both say so.
 *
 * @example productKernel(linear(), linear()).names.length  // 4
 */
export function productKernel(first: Kernel, second: Kernel): Kernel {
  return joined(first, second, (pair, logParameters, start, slopes) => {
    const middle = start + first.names.length;
    const a = first.covariance(pair, logParameters, start, slopes);
    const b = second.covariance(pair, logParameters, middle, slopes);
    for (let k = 0; k < first.names.length; k++) slopes[start + k] *= b;
    for (let k = 0; k < second.names.length; k++) slopes[middle + k] *= a;
    return a * b;
  });
}

function joined(first: Kernel, second: Kernel, covariance: Kernel["covariance"]): Kernel {
  return {
    names: [...first.names.map((name) => `first ${name}`), ...second.names.map((name) => `second ${name}`)],
    logParameters: Float64Array.of(...first.logParameters, ...second.logParameters),
    covariance,
  };
}

/** f(r) of a stationary kernel with f(0) = 1, and −f′(r)/r. */
type Profile = (r: number) => readonly [value: number, slope: number];

function stationary(where: string, { variance = 1, lengthScale = 1 }: StationaryOptions, profile: Profile): Kernel {
  const scales = typeof lengthScale === "number" ? [lengthScale] : lengthScale;
  const isShared = typeof lengthScale === "number";
  return {
    names: ["variance", ...scales.map((_, k) => (isShared ? "length scale" : `length scale ${k}`))],
    logParameters: Float64Array.of(
      logOf(where, "variance", variance),
      ...scales.map((scale) => logOf(where, "lengthScale", scale)),
    ),
    covariance({ x, i, other, j, inputs }, logParameters, start, slopes) {
      if (!isShared && scales.length !== inputs) {
        throw new LoglikError(
          "kernel-parameter",
          `${where}: lengthScale has ${scales.length} numbers for ${inputs} inputs; give one for all, or one each.`,
          { scales: scales.length, inputs },
        );
      }
      const shares = slopes.subarray(start + 1, start + 1 + scales.length).fill(0);
      for (let k = 0; k < inputs; k++) {
        const own = isShared ? 0 : k;
        shares[own] += ((x[i * inputs + k] - other[j * inputs + k]) / Math.exp(logParameters[start + 1 + own])) ** 2;
      }
      let square = 0;
      for (const share of shares) square += share;
      const [value, slope] = profile(Math.sqrt(square));
      const scaled = Math.exp(logParameters[start]);
      slopes[start] = scaled * value;
      for (let k = 0; k < shares.length; k++) shares[k] *= scaled * slope;
      return scaled * value;
    },
  };
}

function logOf(where: string, name: string, value: number): number {
  if (value > 0 && value < Infinity) return Math.log(value);
  throw new LoglikError("kernel-parameter", `${where}: ${name} is ${value}; expected a positive number.`, {
    name,
    value,
  });
}
