import { readFileSync } from "node:fs";

/** What another program gets wrong on the points of the reference: one line of the report. */
export interface Disagreement {
  readonly program: "SciPy" | "R";
  readonly family: string;
  /** Our name of the function. */
  readonly what: string;
  readonly points: number;
  readonly worst: number;
}

/** Names of functions in the report → ours. */
const OUR_NAMES: Readonly<Record<string, string>> = {
  logpdf: "logProb",
  cdf: "cdf",
  sf: "survival",
  logcdf: "logCdf",
  logsf: "logSurvival",
  ppf: "quantile",
  quantile: "quantile",
  isf: "inverseSurvival",
  mean: "mean",
  variance: "variance",
  entropy: "entropy",
};

const SCIPY_LINE = /^\('(\w+)', '(\w+)'\) (\d+) worst: (\S+)/;
const R_LINE = /^(\w+) (\w+) (\d+) worst (\S+) \|/;

const report = readFileSync(new URL("../reference-data/crosscheck_report.txt", import.meta.url), "utf8");

/** The number of points above 1e-9 that a program's own heading states: "scipy … over 1e-9: 239". */
export function reportedPoints(program: Disagreement["program"]): number {
  return Number(new RegExp(`^${program} .* over 1e-9: (\\d+)`, "im").exec(report)?.[1]);
}

/** Every relative error above 1e-9 of SciPy 1.10.1 and R 4.2.2 at the points of distributions.json. */
export function disagreements(): readonly Disagreement[] {
  return report.split("\n").flatMap((line) => {
    const scipy = SCIPY_LINE.exec(line);
    const match = scipy ?? R_LINE.exec(line);
    const what = match === null ? undefined : OUR_NAMES[match[2]];
    if (match === null || what === undefined) return [];
    const worst = /^inf$/i.test(match[4]) ? Infinity : Number(match[4]);
    return [
      { program: scipy ? ("SciPy" as const) : ("R" as const), family: match[1], what, points: Number(match[3]), worst },
    ];
  });
}
