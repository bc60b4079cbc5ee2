/**
 * What a page pays for a part of the library: a program, its ceiling in bytes after gzip, the reason for the number, and
 * text that must not be in it. A ceiling is a decision: whoever raises one changes the reason too. A program with `data` is run
 * on them, and what it loads on demand counts too.
 *
 * @typedef {{ name: string, program: string, data?: string, ceiling: number, why: string, without?: RegExp }} Budget
 * @type {Budget[]}
 */
export const budgets = [
  {
    name: "the density of one family",
    program: `import { logProb } from "@loglik/core/normal"; console.log(logProb(1, { loc: 0, scale: 1 }));`,
    ceiling: 1536,
    why: "a page that draws one curve pays for one family: no other family, no fit, no special functions",
    without: /bernoulli|categorical|Philox/i,
  },
  {
    name: "a closed-form fit",
    program: `import { fit } from "@loglik/core/normal"; console.log(fit([1, 2, 3]));`,
    ceiling: 3072,
    why: "the density, two sums, and the messages of LoglikError",
    without: /bernoulli|categorical/i,
  },
  {
    name: "training a classifier",
    program: `
      import { categoricalHead } from "@loglik/core/heads/categorical";
      import { adam, dense, network, train } from "@loglik/engine";
      const net = network({ inputs: 784, hidden: [dense(128, "relu")], likelihood: categoricalHead({ classes: 10 }) });
      const run = train(net, { x: globalThis.x, y: globalThis.y }, { optimizer: adam({ rate: 1e-3 }), batchSize: 128, epochs: 5 });
      console.log(await run.result);`,
    data: `
      // Rows unlike each other: of rows that are nearly the same, a relu unit sees all or nothing, and the words to say so are loaded.
      globalThis.x = Float32Array.from({ length: 256 * 784 }, (_, index) => (43758.5453 * (1 + Math.sin(index))) % 1);
      globalThis.y = Float64Array.from({ length: 256 }, (_, row) => row % 10);`,
    ceiling: 39 * 1024,
    why: "18 KB are the worker's program (Comlink, plan and tape of dense layers, 4 KB of kernels), 22 KB the caller's side, most of it checks of data and options; 30 KB in all is the aim: docs/decisions/0008-what-a-program-loads.md",
    without: /observablehq|linkedom|papaparse/i,
  },
  {
    name: "training a Poisson regression",
    program: `
      import { poissonHead } from "@loglik/core/heads/poisson";
      import { adam, dense, network, train } from "@loglik/engine";
      const net = network({ inputs: 4, hidden: [dense(16, "tanh")], likelihood: poissonHead() });
      const run = train(net, { x: globalThis.x, y: globalThis.y }, { optimizer: adam({ rate: 1e-3 }), epochs: 5 });
      console.log(await run.result);`,
    data: `
      globalThis.x = Float32Array.from({ length: 256 * 4 }, (_, index) => (43758.5453 * (1 + Math.sin(index))) % 1);
      globalThis.y = Float64Array.from({ length: 256 }, (_, row) => row % 5);`,
    ceiling: 88 * 1024,
    why: "39 KB as for a classifier, 15 KB the head with its family and the fit that starts it, 26 KB the heads that a worker makes from their names",
    without: /observablehq|linkedom|papaparse/i,
  },
  {
    name: "a figure as data",
    program: `import { likelihoodCurve } from "@loglik/plot/figures"; console.log(likelihoodCurve(globalThis.input));`,
    ceiling: 2304,
    why: "a worker that makes a figure pays for its checks, names that are misspelt among them: no other figure, and nothing that draws",
    without: /reliability|clipPath/i,
  },
  {
    name: "a figure as a drawing",
    program: `import { likelihoodCurve, renderFigure } from "@loglik/plot"; console.log(renderFigure(likelihoodCurve(globalThis.input)));`,
    ceiling: 128 * 1024,
    why: "104 KiB of it are Observable Plot with the parts of D3 that its marks need; the rest draws and describes eighteen kinds of figure, every one of which renderFigure may be given",
    without: /linkedom|createRoot/i,
  },
  {
    name: "one derivation with its numbers",
    program: `
      import { presentDerivation, verify } from "@loglik/derive";
      import { poissonLoss } from "@loglik/derive/derivations/poisson-loss";
      console.log(verify(poissonLoss).ok, presentDerivation(poissonLoss, { n: 1, y: [2], η: [0.5] }));`,
    ceiling: 40 * 1024,
    why: "expressions, their LaTeX, words and derivatives, the random points, and the densities of the twelve families that expressions name",
    without: /observablehq|linkedom|papaparse|katex/i,
  },
  {
    name: "sampling a posterior",
    program: `
      import * as normal from "@loglik/core/normal";
      import { flat, posterior, sampleNuts } from "@loglik/bayes";
      console.log(sampleNuts(posterior(normal, [1, 2, 3], { loc: flat(), scale: flat("link") })).summary);`,
    ceiling: 14 * 1024,
    why: "one family, its posterior, the sampler, its diagnostics, what it says of a target or an option that is none, and the generator: no engine and no kernels",
    without: /WebAssembly|comlink|SharedArrayBuffer/i,
  },
  {
    name: "a Gaussian process",
    program: `
      import { gaussianProcess, squaredExponential } from "@loglik/bayes/gaussian-process";
      console.log(gaussianProcess([0, 1], [0, 1], { kernel: squaredExponential() }).predict([0.5]));`,
    ceiling: 6.5 * 1024,
    why: "one kernel, the regression, Newton's method, Jacobi's eigenvalues for draws, and the generator",
    without: /WebAssembly|comlink|SharedArrayBuffer/i,
  },
];

/** Imports that nothing uses: a bundler has to be able to drop each of them whole. */
export const unused = [
  `import * as normal from "@loglik/core/normal";`,
  `import * as categorical from "@loglik/core/categorical";`,
  `import { bernoulliHead } from "@loglik/core/heads/bernoulli";`,
  `import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";`,
  `import { LoglikError } from "@loglik/core";`,
  `import { parseCsv } from "@loglik/data";`,
  `import { verify } from "@loglik/derive";`,
  `import { derivations } from "@loglik/derive/registry";`,
  `import { exercises } from "@loglik/derive/exercises";`,
  `import { train } from "@loglik/engine";`,
  `import { sampleNuts } from "@loglik/bayes";`,
];
