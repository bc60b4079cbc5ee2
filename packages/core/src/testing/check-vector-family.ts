import type { VectorFamily, VectorTheta } from "../family.js";
import { createRng } from "../random/philox.js";
import { difference } from "./difference.js";
import { createReport } from "./report.js";

/** Settings of {@link checkVectorFamily}. */
export interface VectorFamilyCheckOptions {
  /** Relative error allowed where a difference is compared; default 1e-7. */
  readonly tolerance?: number;
  /** Groups that do not apply, with the reason: edges, normalisation, score, information, entropy, divergence, sample, fit. */
  readonly except?: Readonly<Record<string, string>>;
  readonly draws?: number;
}

/**
 * Contract tests of a family with vector parameters whose observation is one of finitely many integers (a class index):
 * what `checkFamily` tests, with sums over the classes in place of integrals.
 *
 * @returns one sentence a violation
 * @example checkVectorFamily(categorical, [{ prob: [0.2, 0.8] }])  // []
 */
export function checkVectorFamily<K extends string>(
  family: VectorFamily<K, number>,
  cases: readonly VectorTheta<K>[],
  options: VectorFamilyCheckOptions = {},
): readonly string[] {
  return cases.flatMap((theta, index) => {
    const report = createReport(`${family.name} at ${JSON.stringify(theta)}`, options.except);
    const sameSize = cases.filter((other) => sizeOf(other, family) === sizeOf(theta, family));
    const other = sameSize[(sameSize.indexOf(theta) + 1) % sameSize.length] ?? cases[index];
    checkAt(family, theta, other, options, report);
    return report.violations;
  });
}

function sizeOf<K extends string>(theta: VectorTheta<K>, family: VectorFamily<K, number>): number {
  return family.paramNames.reduce((sum, name) => sum + theta[name].length, 0);
}

function checkAt<K extends string>(
  family: VectorFamily<K, number>,
  theta: VectorTheta<K>,
  other: VectorTheta<K>,
  { tolerance = 1e-7, draws = 20_000 }: VectorFamilyCheckOptions,
  report: ReturnType<typeof createReport>,
): void {
  const set = family.support(theta);
  const classes = Array.from({ length: set.high - set.low + 1 }, (_, k) => set.low + k);
  const mass = classes.map((y) => Math.exp(family.logProb(y, theta)));
  const components = family.paramNames.flatMap((name) => Array.from(theta[name], (_, at) => ({ name, at })));
  const p = components.length;
  const scores = classes.map((y) => Float64Array.from(family.score(y, theta, new Float64Array(p))));

  report.group("edges", () => {
    report.holds("logProb(NaN) must be NaN", Number.isNaN(family.logProb(NaN, theta)));
    for (const y of [set.low - 1, set.high + 1, set.low + 0.5]) {
      report.holds(`logProb(${y}) outside the support must be -Infinity`, family.logProb(y, theta) === -Infinity);
    }
    const batch = family.logProbInto?.(classes, theta, new Float64Array(classes.length));
    batch?.forEach((value, k) => {
      report.close(`logProbInto at ${classes[k]}`, value, family.logProb(classes[k], theta), 1e-14, 1);
    });
  });
  report.group("normalisation", () => {
    report.close("the total probability", sum(mass), 1, 1e-13);
    let running = 0;
    classes.forEach((y, k) => {
      running += mass[k];
      if (family.cdf !== undefined) report.close(`cdf(${y})`, family.cdf(y, theta), running, 1e-13);
    });
    const mode = family.mode?.(theta);
    if (mode !== undefined) report.close("mass at the mode", mass[mode - set.low], Math.max(...mass), 1e-14);
  });
  report.group("score", () => {
    components.forEach(({ name, at }, k) => {
      const center = theta[name][at];
      const { domain } = family.paramSpecs[name];
      const step = 1e-3 * Math.min(1, center - domain.low, domain.high === 1 ? 2 - center : domain.high - center);
      classes.forEach((y, row) => {
        const slope = difference(
          (value) => {
            const moved = Float64Array.from(theta[name]);
            moved[at] = value;
            return family.logProb(y, { ...theta, [name]: moved });
          },
          center,
          step,
        );
        report.close(`score of ${name}[${at}] at ${y}`, scores[row][k], slope, tolerance, 1);
      });
    });
  });
  report.group("information", () => {
    const information = family.fisherInformation?.(theta, new Float64Array(p * p));
    for (let k = 0; k < p; k++) {
      const unit = Math.sqrt(sum(mass.map((m, row) => m * scores[row][k] ** 2)));
      report.close(`E[score ${k}]`, sum(mass.map((m, row) => m * scores[row][k])), 0, 1e-12, unit);
      if (information === undefined) continue;
      for (let l = 0; l < p; l++) {
        const expected = sum(mass.map((m, row) => m * scores[row][k] * scores[row][l]));
        report.close(`Fisher information [${k}, ${l}]`, information[k * p + l], expected, 1e-11, unit * unit);
      }
    }
  });
  report.group("entropy", () => {
    const entropy = -sum(classes.map((y, k) => (mass[k] > 0 ? mass[k] * family.logProb(y, theta) : 0)));
    if (family.entropy !== undefined) report.close("entropy", family.entropy(theta), entropy, 1e-12, 1e-3);
  });
  report.group("divergence", () => {
    if (family.klDivergence === undefined) return;
    report.close("KL(p ‖ p)", family.klDivergence(theta, theta), 0, 1e-14, 1);
    const stated = family.klDivergence(theta, other);
    report.holds(`KL is negative: ${stated}`, stated >= -1e-16);
    const terms = classes.map((y, k) => mass[k] * (family.logProb(y, theta) - family.logProb(y, other)));
    report.close("KL", stated, sum(terms.filter((term) => !Number.isNaN(term))), 1e-11, 1e-2);
  });
  report.group("sample", () => {
    const rng = createRng(20_240, `check ${family.name}`);
    const counts = new Float64Array(classes.length);
    for (let i = 0; i < draws; i++) counts[family.sample(rng, theta) - set.low]++;
    counts.forEach((count, k) => {
      const band = 5 * Math.sqrt((mass[k] * (1 - mass[k])) / draws) + 2 / draws;
      const what = `share of ${classes[k]} among the draws is ${count / draws}, expected ${mass[k]} ± ${band}`;
      report.holds(what, Math.abs(count / draws - mass[k]) <= band);
    });
  });
  report.group("fit", () => {
    if (family.fit === undefined) return;
    const rng = createRng(7, `fit ${family.name}`);
    const y = Array.from({ length: 300 }, () => family.sample(rng, theta));
    const plain = family.fit(y, { classes: classes.length });
    if (plain.reason === "closed-form" || plain.reason === "converged") {
      const sums = new Float64Array(p);
      for (const value of y) {
        const score = family.score(value, plain.theta, new Float64Array(p));
        for (let k = 0; k < p; k++) sums[k] += score[k];
      }
      for (let k = 0; k < p; k++) report.close(`the mean score ${k} at the fit`, sums[k] / y.length, 0, 1e-9, 1);
    }
    const total = sum(y.map((value) => family.logProb(value, plain.theta)));
    report.close("the log-likelihood of the fit", plain.logLikelihood, total, 1e-11, 1);
    const weighted = family.fit(y, { classes: classes.length, weights: y.map((_, i) => i % 3) });
    const written = family.fit(
      y.flatMap((value, i) => Array<number>(i % 3).fill(value)),
      { classes: classes.length },
    );
    for (const { name, at } of components) {
      report.close(`${name}[${at}] fitted with weights`, weighted.theta[name][at], written.theta[name][at], 1e-9, 1e-3);
    }
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
