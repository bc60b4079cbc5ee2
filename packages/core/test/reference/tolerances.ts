/** Relative tolerances of a family, by function. */
export interface FamilyTolerance {
  readonly logProb: number;
  readonly cdf: number;
  readonly quantile: number;
}

const CLOSED = { logProb: 1e-13, cdf: 1e-13, quantile: 1e-13 };
const GAMMA = { logProb: 1e-13, cdf: 1e-12, quantile: 1e-11 };
const SUMMED = { logProb: 1e-12, cdf: 1e-11, quantile: 1e-11 };

/** What a very good float64 implementation reaches, by the name of the family in distributions.json. */
const tolerances: Readonly<Record<string, FamilyTolerance>> = {
  Bernoulli: CLOSED,
  Beta: GAMMA,
  BetaBinomial: SUMMED,
  Binomial: GAMMA,
  Categorical: CLOSED,
  Cauchy: CLOSED,
  ChiSquared: GAMMA,
  Dirichlet: GAMMA,
  DiscreteUniform: CLOSED,
  Exponential: CLOSED,
  Gamma: GAMMA,
  Geometric: CLOSED,
  GeometricTrials: CLOSED,
  Gumbel: CLOSED,
  HalfNormal: CLOSED,
  InverseGamma: GAMMA,
  InverseGaussian: GAMMA,
  Laplace: CLOSED,
  LogNormal: CLOSED,
  Logistic: CLOSED,
  Multinomial: GAMMA,
  MultivariateNormal: CLOSED,
  NegativeBinomial: GAMMA,
  NegativeBinomialMean: GAMMA,
  Normal: CLOSED,
  NormalMixture: { logProb: 1e-13, cdf: 1e-12, quantile: 1e-11 },
  Pareto: CLOSED,
  Poisson: GAMMA,
  Skellam: SUMMED,
  StudentT: GAMMA,
  TruncatedNormal: { logProb: 1e-12, cdf: 1e-12, quantile: 1e-12 },
  Uniform: CLOSED,
  VonMises: { logProb: 1e-13, cdf: 1e-10, quantile: 1e-10 },
  Weibull: CLOSED,
  ZeroInflatedPoisson: SUMMED,
};

/** The tolerances of a family of distributions.json. */
export function toleranceOf(name: string): FamilyTolerance {
  const found = tolerances[name];
  if (found === undefined) {
    throw new Error(`test/reference/tolerances.ts has no line for "${name}" of distributions.json: add one.`);
  }
  return found;
}
