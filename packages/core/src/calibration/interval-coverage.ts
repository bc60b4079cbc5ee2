import { LoglikError } from "../error.js";

/** How often central intervals of one level hold what came. */
export interface CoverageRow {
  readonly level: number;
  /** Share of rows inside. */
  readonly coverage: number;
  /** √(coverage (1 − coverage)/rows). */
  readonly standardError: number;
}

/** Coverage of central intervals, level by level. Plain data. */
export interface CoverageTable {
  readonly rows: number;
  readonly levels: readonly CoverageRow[];
  /** Mean |coverage − level|. */
  readonly error: number;
  /** Root mean square of coverage − level. */
  readonly rootMeanSquare: number;
}

const DEFAULT_LEVELS: readonly number[] = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);

/**
 * Coverage of the central intervals between the quantiles (1 ∓ level)/2, from the transforms u = F(y): y lies inside where
 * |2u − 1| ≤ level.
 *
 * @param transforms of `probabilityIntegralTransform`
 * @param levels default 0.05, 0.10 … 0.95
 * @throws LoglikError `sample-empty`, `probability-invalid`, `option-invalid`
 * @example intervalCoverage([0.1, 0.4, 0.5, 0.9], [0.5]).levels[0].coverage  // 0.5
 */
export function intervalCoverage(
  transforms: ArrayLike<number>,
  levels: readonly number[] = DEFAULT_LEVELS,
): CoverageTable {
  checkTransforms("intervalCoverage", transforms);
  return coverageTable("intervalCoverage", levels, transforms.length, (level) => {
    let inside = 0;
    for (let row = 0; row < transforms.length; row++) if (Math.abs(2 * transforms[row] - 1) <= level) inside++;
    return inside;
  });
}

/**
 * How often what came lies below the quantile of each level, from the transforms u = F(y): the calibration of a regression, in
 * the manner of a reliability diagram.
 *
 * @throws LoglikError `sample-empty`, `probability-invalid`, `option-invalid`
 * @see Kuleshov, Fenner & Ermon (2018), Accurate uncertainties for deep learning using calibrated regression
 * @example quantileCoverage([0.1, 0.4, 0.5, 0.9], [0.45]).levels[0].coverage  // 0.5
 */
export function quantileCoverage(
  transforms: ArrayLike<number>,
  levels: readonly number[] = DEFAULT_LEVELS,
): CoverageTable {
  checkTransforms("quantileCoverage", transforms);
  return coverageTable("quantileCoverage", levels, transforms.length, (level) => {
    let below = 0;
    for (let row = 0; row < transforms.length; row++) if (transforms[row] <= level) below++;
    return below;
  });
}

/**
 * Checks that transforms are numbers from 0 to 1.
 *
 * @throws LoglikError `sample-empty`, `probability-invalid`
 * @example checkTransforms("intervalCoverage", [0.2, 1])  // undefined
 */
export function checkTransforms(where: string, transforms: ArrayLike<number>): void {
  if (transforms.length === 0) {
    throw new LoglikError("sample-empty", `${where}: there are no transforms; at least one row is needed.`);
  }
  for (let row = 0; row < transforms.length; row++) {
    if (transforms[row] >= 0 && transforms[row] <= 1) continue;
    throw new LoglikError(
      "probability-invalid",
      `${where}: transforms[${row}] is ${transforms[row]}; F(y) lies between 0 and 1. Compute it with probabilityIntegralTransform.`,
      { row, value: transforms[row] },
    );
  }
}

function coverageTable(
  where: string,
  levels: readonly number[],
  rows: number,
  count: (level: number) => number,
): CoverageTable {
  const wrong = levels.find((level) => !(level > 0 && level < 1));
  if (wrong !== undefined || levels.length === 0) {
    throw new LoglikError(
      "option-invalid",
      `${where}: levels has ${wrong ?? "none"}; expected numbers between 0 and 1.`,
      {
        level: wrong,
      },
    );
  }
  const table = levels.map((level) => {
    const coverage = count(level) / rows;
    return { level, coverage, standardError: Math.sqrt((coverage * (1 - coverage)) / rows) };
  });
  const mean = (of: (row: CoverageRow) => number) => table.reduce((sum, row) => sum + of(row), 0) / table.length;
  return {
    rows,
    levels: table,
    error: mean(({ level, coverage }) => Math.abs(coverage - level)),
    rootMeanSquare: Math.sqrt(mean(({ level, coverage }) => (coverage - level) ** 2)),
  };
}
