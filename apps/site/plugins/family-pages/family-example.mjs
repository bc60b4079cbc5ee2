import { familyProgram, importLines, writeTheta } from "./family-program.mjs";

/**
 * The program of a family's page: a sample of known parameters, and what the family says about it. It is made of what the
 * family can do, so that each page runs what its family has.
 *
 * @param {object} entry a line of the registry
 * @param {readonly object[]} entries all of them
 */
export function familyExample(entry, entries) {
  const { family, examples } = entry;
  const program = familyProgram(entry, entries);
  const { variable } = program;
  const theta = examples[0];
  const ofVectors = family.eventSize !== undefined && family.eventSize(theta) > 1;
  const lines = [
    ...importLines(program.imports),
    ...(ofVectors ? [] : ['import { negativeLogLikelihood } from "@loglik/core/likelihood";']),
    'import { createRng } from "@loglik/core/random";',
    "",
    ...program.lines,
    `const theta = ${writeTheta(theta)};`,
    "const rng = createRng(1);",
    `const y = Array.from({ length: 50 }, () => ${variable}.sample(rng, theta));`,
    'console.log("the first five of the sample:", y.slice(0, 5));',
    `console.log("log f of the first:", ${variable}.logProb(y[0], theta));`,
  ];
  for (const [name, label] of [
    ["mean", "mean"],
    ["variance", "variance"],
    ["entropy", "entropy in nats"],
  ]) {
    if (!family[name]) continue;
    const none = Number.isNaN(family[name](theta)) ? ", of which there is none" : "";
    lines.push(`console.log("${label}${none}:", ${variable}.${name}(theta));`);
  }
  if (family.quantile) lines.push(`console.log("median:", ${variable}.quantile(0.5, theta));`);
  if (family.fit) {
    lines.push("", `const fit = ${variable}.fit(y${fitArgument(family, theta)});`);
    lines.push('console.log("the fit:", fit.theta);', "console.log(fit.message);");
    if (!ofVectors) {
      lines.push(`console.log("NLL at the truth:", negativeLogLikelihood(${variable}, y, theta));`);
      lines.push(`console.log("NLL at the fit:", negativeLogLikelihood(${variable}, y, fit.theta));`);
    }
  } else if (!ofVectors) {
    lines.push(`console.log("NLL of the sample:", negativeLogLikelihood(${variable}, y, theta));`);
  }
  return `${lines.join("\n")}\n`;
}

/** Integer parameters are given, not fitted, unless there are no others; classes that the sample may lack are counted. */
function fitArgument({ paramNames, paramSpecs, eventSize }, theta) {
  const integers = paramNames.filter((name) => paramSpecs[name].kind === "integer");
  if (integers.length > 0 && integers.length < paramNames.length && eventSize === undefined) {
    return `, { fixed: { ${integers.map((name) => `${name}: ${theta[name]}`).join(", ")} } }`;
  }
  return "";
}
