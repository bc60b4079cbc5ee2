import type { LikelihoodHead } from "../head.js";
import type { LinearObjective } from "./linear-objective.js";

/** What a direction in which the likelihood never falls does to the rows. */
export interface Separation {
  /** Whether moving along the direction for ever raises no row's NLL: then no finite maximum exists. */
  readonly confirmed: boolean;
  /** Rows whose NLL goes to 0 (or to −∞) along it. */
  readonly drivenRows: number;
  readonly rows: number;
  /** Classes all of whose rows are driven, by their index; empty where the target is no class. */
  readonly classes: readonly number[];
  /** Number of distinct classes seen; 0 where the target is no class. */
  readonly classesSeen: number;
}

/**
 * Tests whether `direction` (an η-change of every row) is a direction of recession: one along which the NLL of no row
 * rises, however far one goes. For an NLL that is convex in η such a direction proves that no finite maximum exists.
 *
 * The direction is Newton's last step, in which the coordinates that do have an optimum are zero up to the tolerance of the
 * iteration; hence the small allowance for rows that should not move at all.
 *
 * @see Albert & Anderson (1984), Biometrika 71, for complete and quasi-complete separation
 */
export function separationAlong(
  head: LikelihoodHead,
  objective: LinearObjective,
  y: Float64Array,
  eta: Float64Array,
  direction: Float64Array,
): Separation {
  const rows = objective.design.rows;
  const start = objective.rowValues(eta);
  let rises = false;
  let far = start;
  for (const distance of [1, 8, 64]) {
    far = objective.rowValues(eta.map((value, at) => value + distance * direction[at]));
    for (let i = 0; i < rows; i++) if (!(far[i] <= start[i] + 1e-5 * (1 + Math.abs(start[i])))) rises = true;
  }
  const driven = Array.from(far, (value, i) => value <= 1e-3 * start[i] && value < 1e-3);
  const labels = classLabels(head, y, rows);
  const seen = labels === undefined ? [] : [...new Set(labels)].sort((a, b) => a - b);
  return {
    confirmed: !rises,
    drivenRows: driven.filter(Boolean).length,
    rows,
    classes: seen.filter((label) => labels?.every((other, i) => other !== label || driven[i])),
    classesSeen: seen.length,
  };
}

/** The class of each row, for targets that are a class index or a one-hot row. */
function classLabels(head: LikelihoodHead, y: Float64Array, rows: number): number[] | undefined {
  const width = head.targets.length;
  const finite = head.targets.every(({ domain }) => domain.integers && domain.high < Infinity);
  if (!finite) return undefined;
  return Array.from({ length: rows }, (_, i) => {
    if (width === 1) return y[i];
    return y.subarray(i * width, (i + 1) * width).indexOf(1);
  });
}

/** One sentence for a reader. */
export function describeSeparation({ classes, classesSeen, drivenRows, rows }: Separation): string {
  const end =
    "so the weights grow for ever and no finite maximum exists; the NLL given is within rounding of its infimum.";
  if (classesSeen === 1) return `Every target is class ${classes[0] ?? "the same"}, ${end}`;
  if (drivenRows === rows)
    return `Complete separation: hyperplanes split all ${classesSeen} classes without error, ${end}`;
  if (classes.length > 0) {
    const names = classes.join(" and ");
    return `Separation: a hyperplane splits class ${names} from the others without error, ${end}`;
  }
  return `Quasi-complete separation: ${drivenRows} of ${rows} rows are fitted ever more exactly along one direction, ${end}`;
}
