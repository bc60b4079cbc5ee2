// node log-densities.mjs <seconds>     W5: log densities of a million values, interleaved in one process
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as beta from "@loglik/core/beta";
import * as gamma from "@loglik/core/gamma";
import { logProbRowsInto } from "@loglik/core/likelihood";
import * as negativeBinomial from "@loglik/core/negative-binomial";
import * as normal from "@loglik/core/normal";
import * as poisson from "@loglik/core/poisson";
import * as studentT from "@loglik/core/student-t";
import jstat from "jstat";
import * as rMath from "lib-r-math.js";
import { drawCount, draws } from "../draws.mjs";
import { measurement } from "../measurement.mjs";

const require = createRequire(import.meta.url);
const { jStat } = jstat;
/** Read from the folder, for a package need not export its package.json. */
const version = (name) => {
  const folder = require.resolve.paths(name).find((path) => existsSync(join(path, name)));
  return JSON.parse(readFileSync(join(folder, name, "package.json"), "utf8")).version;
};
const stdlib = (name) => {
  const path = `@stdlib/stats-base-dists-${name}`;
  return { version: version(path), factory: require(path).factory };
};

/**
 * One family each: ours with its parameters; what @stdlib's factory takes; one value a call for the two that have no
 * factory; and the bare loop: only the logarithms that no method can do without. Of a normal density that is its arithmetic,
 * of counts a look-up.
 */
const contenders = {
  normal: {
    family: normal,
    theta: { loc: 0.5, scale: 1.7 },
    stdlib: stdlib("normal-logpdf"),
    factoryArguments: [0.5, 1.7],
    rMath: (x) => rMath.dnorm(x, 0.5, 1.7, true),
    jstat: (x) => Math.log(jStat.normal.pdf(x, 0.5, 1.7)),
    bare: "const z = (x[i] - 0.5) * 0.5882352941176471; o[i] = -1.4495667856 - 0.5 * z * z;",
  },
  gamma: {
    family: gamma,
    theta: { shape: 2.5, rate: 1.5 },
    stdlib: stdlib("gamma-logpdf"),
    factoryArguments: [2.5, 1.5],
    rMath: (x) => rMath.dgamma(x, 2.5, 1.5, undefined, true),
    jstat: (x) => Math.log(jStat.gamma.pdf(x, 2.5, 1 / 1.5)),
    bare: "o[i] = Math.log(x[i]);",
  },
  beta: {
    family: beta,
    theta: { alpha: 2.5, beta: 3.5 },
    stdlib: stdlib("beta-logpdf"),
    factoryArguments: [2.5, 3.5],
    rMath: (x) => rMath.dbeta(x, 2.5, 3.5, undefined, true),
    jstat: (x) => Math.log(jStat.beta.pdf(x, 2.5, 3.5)),
    bare: "o[i] = Math.log(x[i]) + Math.log(1 - x[i]);",
  },
  poisson: {
    family: poisson,
    theta: { rate: 4.2 },
    stdlib: stdlib("poisson-logpmf"),
    factoryArguments: [4.2],
    rMath: (x) => rMath.dpois(x, 4.2, true),
    jstat: (x) => Math.log(jStat.poisson.pdf(x, 4.2)),
    bare: "o[i] = table[x[i]];",
  },
  studentT: {
    family: studentT,
    theta: { df: 5, loc: 0, scale: 1 },
    stdlib: stdlib("t-logpdf"),
    factoryArguments: [5],
    rMath: (x) => rMath.dt(x, 5, undefined, true),
    jstat: (x) => Math.log(jStat.studentt.pdf(x, 5)),
    bare: "o[i] = Math.log(1 + x[i] * x[i]);",
  },
  negativeBinomial: {
    family: negativeBinomial,
    theta: { size: 5, prob: 0.4 },
    stdlib: stdlib("negative-binomial-logpmf"),
    factoryArguments: [5, 0.4],
    rMath: (x) => rMath.dnbinom(x, 5, 0.4, undefined, true),
    jstat: (x) => Math.log(jStat.negbin.pdf(x, 5, 0.4)),
    bare: "o[i] = table[x[i]];",
  },
};

/** A loop built afresh for each function, so that no call site has seen another. */
const loop = (body) => new Function("f", "x", "o", "table", `for (let i = 0; i < x.length; i++) { ${body} }`);

/** What is timed for one family, ours first. */
function functionsOf({ family, theta, stdlib, factoryArguments, rMath, jstat, bare }, x, out) {
  const perValue = (f) => {
    const run = loop("o[i] = f(x[i]);");
    return () => run(f, x, out);
  };
  const table = Float64Array.from({ length: 1024 }, (_, count) => -count);
  const bareLoop = loop(bare);
  const columns = Object.fromEntries(
    Object.entries(theta).map(([name, value]) => [name, new Float64Array(x.length).fill(value)]),
  );
  const core = version("@loglik/core");
  return [
    {
      peer: "loglik",
      version: core,
      run: () => family.logProbInto(x, theta, out),
      notes: "logProbInto, checks included",
    },
    {
      peer: "loglik-rows",
      version: core,
      run: () => logProbRowsInto(family, x, columns, out),
      notes: "logProbRowsInto, one value of each parameter per row, checks included",
    },
    { peer: "bare-loop", version: process.version, run: () => bareLoop(null, x, out, table), notes: bare, bare: true },
    {
      peer: "@stdlib-factory",
      version: stdlib.version,
      run: perValue(stdlib.factory(...factoryArguments)),
      notes: "factory(parameters), one value a call",
    },
    {
      peer: "lib-r-math.js",
      version: version("lib-r-math.js"),
      run: perValue(rMath),
      notes: "log = true, one value a call",
    },
    { peer: "jstat", version: version("jstat"), run: perValue(jstat), notes: "Math.log of pdf, which is all it has" },
  ];
}

const seconds = Number(process.argv[2]);
const data = draws();
for (const [name, contender] of Object.entries(contenders)) {
  const out = new Float64Array(drawCount);
  const functions = functionsOf(contender, data[name], out).map((each) => ({ ...each, times: [] }));
  const pair = functions.filter((each) => each.peer === "loglik" || each.bare);
  const others = functions.filter((each) => !pair.includes(each));
  // Compiled by the optimizing tier before the clock starts.
  for (let warm = 0; warm < 10; warm++) for (const each of pair) each.run();
  for (const each of functions) {
    each.run();
    each.nll = each.bare ? null : Number((-out.reduce((sum, value) => sum + value, 0) / drawCount).toPrecision(10));
  }
  const timed = (each) => {
    const before = performance.now();
    each.run();
    each.times.push(performance.now() - before);
  };
  const start = performance.now();
  // In turns, so that whatever else the machine does falls on all of them alike; ours and the bare loop before every other.
  do {
    for (const other of others) for (const each of [...pair, other]) timed(each);
  } while (performance.now() - start < 1000 * seconds || others[0].times.length < 7);
  // The best turn: what the loop takes when the machine does nothing else.
  const best = ({ times }) => Math.min(...times);
  const bareTime = best(functions.find((each) => each.bare));
  for (const each of functions) {
    const milliseconds = best(each);
    const ratio = `${(milliseconds / bareTime).toFixed(2)} times the bare loop`;
    console.log(
      JSON.stringify(
        measurement({
          peer: each.peer,
          version: each.version,
          workload: `W5-${name}`,
          samples_per_s: Math.round((1000 * drawCount) / milliseconds),
          ms_per_step: Number(milliseconds.toPrecision(5)),
          final_nll: each.nll,
          notes: `float64; ${each.notes}; ${each.bare ? "" : `${ratio}; `}best of ${each.times.length} turns`,
        }),
      ),
    );
  }
}
