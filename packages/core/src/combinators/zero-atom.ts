import type { Family, Interval, ParamSpec, Theta } from "../family.js";
import { contains, unitInterval } from "../interval.js";
import { smallestInteger } from "../numeric/smallest-integer.js";
import { logSumExp } from "../special/log-sum-exp.js";
import { log1mExp } from "../special/log1m-exp.js";
import { xLogY } from "../special/x-log-y.js";
import { guarded } from "./guarded.js";
import type { WithTails } from "./log-mass.js";

/** The parameters of a family with an atom at 0. */
export type ZeroTheta<K extends string> = Theta<"zeroProb" | K>;

/** What {@link zeroAtom} needs of the family beside the atom. */
export type Rest<K extends string> = WithTails<K> &
  Required<Pick<Family<K>, "quantile" | "inverseSurvival" | "mean" | "variance" | "entropy" | "klDivergence">>;

/** Everything but the estimator. */
export type ZeroAtomFamily<K extends string> = Rest<"zeroProb" | K>;

const zeroProbSpec: ParamSpec = {
  domain: unitInterval,
  shape: "scalar",
  kind: "real",
  link: "logit",
  doc: "probability of a zero that the rest of the family does not explain",
};

/**
 * 0 with probability z = `zeroProb`, else a draw from `rest`:  f(y) = z [y = 0] + (1 − z) r(y).
 *
 * Where the rest has mass r(0) of its own (`overlap`) a zero may come from either; else zeros are the atom's alone, and the two
 * halves of the likelihood separate. Beside a continuous rest the law is mixed: f is a probability at 0 and a density elsewhere.
 */
export function zeroAtom<K extends string>(name: string, rest: Rest<K>, overlap: boolean): ZeroAtomFamily<K> {
  const discrete = rest.measure === "discrete";
  const p = rest.paramNames.length + 1;
  /** log r(0), and log f(0). */
  const logRestAtZero = (theta: ZeroTheta<K>) => (overlap ? rest.logProb(0, theta) : -Infinity);
  const logZero = (theta: ZeroTheta<K>): number =>
    logSumExp([Math.log(theta.zeroProb), Math.log1p(-theta.zeroProb) + logRestAtZero(theta)]);
  const beside = (theta: ZeroTheta<K>) => Math.log1p(-theta.zeroProb);
  /** log(z + (1 − z) part), by its complement where that is the smaller. */
  const withAtom = (theta: ZeroTheta<K>, logPart: number, logOther: number): number => {
    const complement = beside(theta) + logOther;
    if (complement < -Math.LN2) return log1mExp(-complement);
    return logSumExp([Math.log(theta.zeroProb), beside(theta) + logPart]);
  };

  const self: ZeroAtomFamily<K> = {
    name,
    measure: discrete ? "discrete" : "mixed",
    paramNames: ["zeroProb", ...rest.paramNames],
    paramSpecs: { zeroProb: zeroProbSpec, ...rest.paramSpecs } as { readonly [P in "zeroProb" | K]: ParamSpec },
    support(theta): Interval {
      const set = rest.support(theta);
      return {
        ...set,
        low: Math.min(0, set.low),
        high: Math.max(0, set.high),
        lowIncluded: set.low >= 0 || set.lowIncluded,
        highIncluded: set.high <= 0 || set.highIncluded,
      };
    },
    logProb: (y, theta) => (y === 0 ? logZero(theta) : beside(theta) + rest.logProb(y, theta)),
    logProbInto(y, theta, out) {
      rest.logProbInto(y, theta, out);
      const constant = beside(theta);
      const atZero = logZero(theta);
      for (let i = 0; i < y.length; i++) out[i] = y[i] === 0 ? atZero : constant + out[i];
      return out;
    },
    cdf: (y, theta) => (y < 0 ? 0 : theta.zeroProb) + (1 - theta.zeroProb) * rest.cdf(y, theta),
    survival: (y, theta) => (y < 0 ? theta.zeroProb : 0) + (1 - theta.zeroProb) * rest.survival(y, theta),
    logCdf: (y, theta) =>
      y < 0
        ? beside(theta) + rest.logCdf(y, theta)
        : withAtom(theta, rest.logCdf(y, theta), rest.logSurvival(y, theta)),
    logSurvival: (y, theta) =>
      y < 0
        ? withAtom(theta, rest.logSurvival(y, theta), rest.logCdf(y, theta))
        : beside(theta) + rest.logSurvival(y, theta),
    quantile(level, theta) {
      if (!(level >= 0 && level <= 1)) return NaN;
      const { zeroProb } = theta;
      const set = self.support(theta);
      if (level === 0 || level === 1) return level === 0 ? set.low : set.high;
      if (zeroProb === 1) return 0;
      const below = (1 - zeroProb) * rest.cdf(0, theta);
      if (discrete) {
        const guess = rest.quantile(Math.min(1 - 1e-16, Math.max(0, (level - zeroProb) / (1 - zeroProb))), theta);
        return smallestInteger((k) => self.cdf(k, theta) >= level, guess, set.low, set.high);
      }
      if (level < below) return rest.quantile(level / (1 - zeroProb), theta);
      if (level <= below + zeroProb) return 0;
      const upper = (1 - level) / (1 - zeroProb);
      return upper < 0.5
        ? rest.inverseSurvival(upper, theta)
        : rest.quantile((level - zeroProb) / (1 - zeroProb), theta);
    },
    inverseSurvival(level, theta) {
      if (!(level >= 0 && level <= 1)) return NaN;
      const { zeroProb } = theta;
      const set = self.support(theta);
      if (level === 0 || level === 1) return level === 0 ? set.high : set.low;
      if (zeroProb === 1) return 0;
      const above = (1 - zeroProb) * rest.survival(0, theta);
      if (discrete) {
        const guess = rest.inverseSurvival(Math.min(1, level / (1 - zeroProb)), theta);
        return smallestInteger((k) => self.survival(k, theta) <= level, guess, set.low, set.high);
      }
      if (level < above) return rest.inverseSurvival(level / (1 - zeroProb), theta);
      if (level <= above + zeroProb) return 0;
      return rest.inverseSurvival((level - zeroProb) / (1 - zeroProb), theta);
    },
    mean: (theta) => (1 - theta.zeroProb) * rest.mean(theta),
    variance(theta) {
      const { zeroProb } = theta;
      return (1 - zeroProb) * (rest.variance(theta) + zeroProb * rest.mean(theta) ** 2);
    },
    entropy(theta) {
      const { zeroProb } = theta;
      if (zeroProb === 1) return 0;
      const [shared, mass] = [Math.exp(logRestAtZero(theta)), logZero(theta)];
      // What is left of the rest's entropy without its zeros, then the mass (1 − z)(1 − r₀) beside them, then the zeros.
      const without = rest.entropy(theta) + xLogY(shared, shared);
      return (
        (1 - zeroProb) * (without - (1 - shared) * beside(theta)) - (mass === -Infinity ? 0 : Math.exp(mass) * mass)
      );
    },
    klDivergence(a, b) {
      const [sharedA, sharedB] = [logRestAtZero(a), logRestAtZero(b)];
      const [zeroA, zeroB] = [logZero(a), logZero(b)];
      const zeros = zeroA === -Infinity ? 0 : Math.exp(zeroA) * (zeroA - zeroB);
      if (a.zeroProb === 1) return zeros;
      const fromRest = sharedA === -Infinity ? 0 : Math.exp(sharedA) * (sharedA - sharedB);
      const without = rest.klDivergence(a, b) - fromRest - Math.expm1(sharedA) * (beside(a) - beside(b));
      return (1 - a.zeroProb) * without + zeros;
    },
    score(y, theta, out) {
      const { zeroProb } = theta;
      const part = new Float64Array(p - 1);
      if (y === 0) {
        const [shared, mass] = [logRestAtZero(theta), logZero(theta)];
        out[0] = overlap ? -Math.expm1(shared) * Math.exp(-mass) : 1 / zeroProb;
        // The share of the zeros that are the rest's own.
        const share = overlap ? Math.exp(beside(theta) + shared - mass) : 0;
        if (overlap) rest.score(0, theta, part);
        for (let j = 1; j < p; j++) out[j] = share === 0 ? 0 : share * part[j - 1];
        return out;
      }
      if (!contains(rest.support(theta), y)) return out.fill(NaN);
      out.set(rest.score(y, theta, part), 1);
      out[0] = -1 / (1 - zeroProb);
      return out;
    },
    fisherInformation(theta, out) {
      const { zeroProb } = theta;
      const inner = rest.fisherInformation(theta, new Float64Array((p - 1) * (p - 1)));
      const shared = Math.exp(logRestAtZero(theta));
      const atZero = new Float64Array(p - 1);
      if (overlap) rest.score(0, theta, atZero);
      const mass = Math.exp(logZero(theta));
      out[0] = overlap ? (1 - shared) / (mass * (1 - zeroProb)) : 1 / (zeroProb * (1 - zeroProb));
      for (let i = 1; i < p; i++) {
        out[i] = overlap ? (shared * atZero[i - 1]) / mass : 0;
        out[i * p] = out[i];
        for (let j = 1; j < p; j++) {
          const lost = shared === 0 ? 0 : (shared * zeroProb * atZero[i - 1] * atZero[j - 1]) / mass;
          out[i * p + j] = (1 - zeroProb) * (inner[(i - 1) * (p - 1) + j - 1] - lost);
        }
      }
      return out;
    },
    sample: (rng, theta) => (rng.uniform() < theta.zeroProb ? 0 : rest.sample(rng, theta)),
  };
  if (!discrete || rest.mode === undefined) return guarded<"zeroProb" | K, ZeroAtomFamily<K>>(self);
  // Between an atom and a density nothing is the more probable, so that only a discrete family has a mode.
  const restMode = rest.mode;
  const mode = (theta: ZeroTheta<K>): number => {
    const other = restMode(theta);
    return self.logProb(0, theta) >= self.logProb(other, theta) ? 0 : other;
  };
  return guarded<"zeroProb" | K, ZeroAtomFamily<K>>({ ...self, mode });
}
