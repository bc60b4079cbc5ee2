import type { LikelihoodHead } from "@loglik/core";
import { asymmetricLaplaceHead } from "@loglik/core/heads/asymmetric-laplace";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { betaHead } from "@loglik/core/heads/beta";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { likelihoodHead } from "@loglik/core/heads/composed";
import { dirichletHead } from "@loglik/core/heads/dirichlet";
import { gammaHead } from "@loglik/core/heads/gamma";
import { hurdlePoissonHead } from "@loglik/core/heads/hurdle-poisson";
import { inverseGaussianHead } from "@loglik/core/heads/inverse-gaussian";
import { laplaceHead } from "@loglik/core/heads/laplace";
import { negativeBinomialHead } from "@loglik/core/heads/negative-binomial";
import { normalHead } from "@loglik/core/heads/normal";
import { normalMixtureHead } from "@loglik/core/heads/normal-mixture";
import { ordinalHead } from "@loglik/core/heads/ordinal";
import { poissonHead } from "@loglik/core/heads/poisson";
import { studentTHead } from "@loglik/core/heads/student-t";
import { vonMisesHead } from "@loglik/core/heads/von-mises";
import { weibullHead } from "@loglik/core/heads/weibull";
import { zeroInflatedPoissonHead } from "@loglik/core/heads/zero-inflated-poisson";
import * as logistic from "@loglik/core/logistic";
import { poissonHead as customHead } from "./poisson-head.js";

/** With kernels of their own, in every form; and all others of core, one composed of a family, and one from outside. */
export const heads: { readonly [name: string]: LikelihoodHead } = {
  "normal, scale of each row": normalHead(),
  "normal, shared scale": normalHead({ scale: "shared" }),
  "normal, known scale": normalHead({ scale: 0.7 }),
  "normal, softplus scale": normalHead({ scaleLink: "softplus" }),
  "normal, log variance": normalHead({ scaleLink: "logVariance" }),
  bernoulli: bernoulliHead(),
  "categorical, index": categoricalHead({ classes: 3 }),
  "categorical, soft": categoricalHead({ classes: 4, target: "soft" }),
  "asymmetric laplace": asymmetricLaplaceHead({ tau: 0.3 }),
  beta: betaHead(),
  dirichlet: dirichletHead({ parts: 3 }),
  gamma: gammaHead(),
  "hurdle poisson": hurdlePoissonHead(),
  "inverse gaussian": inverseGaussianHead(),
  laplace: laplaceHead(),
  "negative binomial": negativeBinomialHead(),
  "normal mixture": normalMixtureHead({ components: 3 }),
  ordinal: ordinalHead({ classes: 4 }),
  poisson: poissonHead(),
  "student t": studentTHead(),
  "von mises": vonMisesHead(),
  weibull: weibullHead(),
  "zero-inflated poisson": zeroInflatedPoissonHead(),
  "composed logistic": likelihoodHead(logistic),
  "of one's own": customHead,
};
