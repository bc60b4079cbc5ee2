import { assignBins, type Binning } from "../calibration/bins.js";
import { weightedSum } from "../sample.js";
import { checkBinaryForecasts, checkForecasts } from "./check-forecasts.js";

/** Brier's score in parts. Plain data. */
export interface BrierDecomposition {
  /** The mean score, = reliability − resolution + uncertainty + withinBinVariance − withinBinCovariance. */
  readonly score: number;
  /** How far forecasts are from the frequencies that follow them; 0 for a calibrated forecaster. */
  readonly reliability: number;
  /** How far those frequencies are from the overall one; large for a forecaster who tells cases apart. */
  readonly resolution: number;
  /** The score of always forecasting the overall frequency: ō(1 − ō) for a yes or no. */
  readonly uncertainty: number;
  /** Mean squared distance of the forecasts from their bin's mean; 0 where groups are distinct forecasts. */
  readonly withinBinVariance: number;
  /** Twice the mean product of the deviations of forecasts and outcomes from their bin's means; 0 likewise. */
  readonly withinBinCovariance: number;
  /** How many groups have rows. */
  readonly groups: number;
}

/**
 * Brier's score (p − y)² of a yes or no in its parts: reliability, resolution, uncertainty.
 *
 *   score = Σ nₖ (p̄ₖ − ȳₖ)²/n − Σ nₖ (ȳₖ − ȳ)²/n + ȳ(1 − ȳ) + within-bin variance − within-bin covariance
 *
 * Without a binning the groups are the distinct forecasts: the first three parts are then exact (Murphy), the last two 0.
 * With one, the last two are what grouping unequal forecasts leaves (Stephenson, Coelho & Jolliffe).
 *
 * @param probabilities P(y = 1) of each row
 * @throws LoglikError `option-invalid`, and those of `checkBinaryForecasts`
 * @see Murphy (1973), A new vector partition of the probability score
 * @see Stephenson, Coelho & Jolliffe (2008), Two extra components in the Brier score decomposition
 * @example brierDecomposition([0.2, 0.2, 0.8, 0.8], [0, 1, 1, 1]).resolution  // 0.0625
 */
export function brierDecomposition(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  binning?: Binning,
): BrierDecomposition {
  checkBinaryForecasts("brierDecomposition", probabilities, labels);
  const group =
    binning === undefined ? groupsOf(probabilities, 1) : assignBins("brierDecomposition", probabilities, binning).bin;
  return decompose(Float64Array.from(probabilities), Float64Array.from(labels), group);
}

/**
 * Brier's score Σₖ (pₖ − [k = y])² of several classes in its parts: the sum over the classes of what each, against the rest,
 * has. Groups are the rows with the same forecast of every class, so that the parts are exact.
 *
 * @param probabilities rows × classes, row-major
 * @throws LoglikError those of `checkForecasts`
 * @example classBrierDecomposition([0.2, 0.8, 0.2, 0.8], [1, 0]).uncertainty  // 0.5
 */
export function classBrierDecomposition(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
): BrierDecomposition {
  const { rows, classes } = checkForecasts("classBrierDecomposition", probabilities, labels);
  const group = groupsOf(probabilities, classes);
  const parts = Array.from({ length: classes }, (_, k) =>
    decompose(
      Float64Array.from({ length: rows }, (_, row) => probabilities[row * classes + k]),
      Float64Array.from(labels, (label) => (label === k ? 1 : 0)),
      group,
    ),
  );
  const sum = (name: Exclude<keyof BrierDecomposition, "groups">) => weightedSum(parts.map((part) => part[name]));
  return {
    score: sum("score"),
    reliability: sum("reliability"),
    resolution: sum("resolution"),
    uncertainty: sum("uncertainty"),
    withinBinVariance: 0,
    withinBinCovariance: 0,
    groups: parts[0].groups,
  };
}

/** One number for every distinct row, in the order in which they are met. */
function groupsOf(values: ArrayLike<number>, width: number): Int32Array {
  const known = new Map<string, number>();
  const table = Float64Array.from(values);
  return Int32Array.from({ length: values.length / width }, (_, row) => {
    const key = table.subarray(row * width, (row + 1) * width).join(" ");
    const group = known.get(key) ?? known.size;
    known.set(key, group);
    return group;
  });
}

/** Reliability, resolution and uncertainty of the groups, and what is left inside them. */
function decompose(p: Float64Array, y: Float64Array, group: Int32Array): BrierDecomposition {
  const n = p.length;
  const rowsOf = new Map<number, number[]>();
  group.forEach((g, row) => {
    const rows = rowsOf.get(g);
    if (rows === undefined) rowsOf.set(g, [row]);
    else rows.push(row);
  });
  const overall = weightedSum(y) / n;
  const terms = Array.from(rowsOf.values(), (rows) => {
    const first = p[rows[0]];
    // From the first forecast of the group, so that the mean of equal forecasts is that forecast to the last digit.
    const forecast = first + weightedSum(rows.map((row) => p[row] - first)) / rows.length;
    const frequency = weightedSum(rows.map((row) => y[row])) / rows.length;
    return {
      reliability: rows.length * (forecast - frequency) ** 2,
      resolution: rows.length * (frequency - overall) ** 2,
      variance: weightedSum(rows.map((row) => (p[row] - forecast) ** 2)),
      covariance: 2 * weightedSum(rows.map((row) => (p[row] - forecast) * (y[row] - frequency))),
    };
  });
  const mean = (name: keyof (typeof terms)[number]) => weightedSum(terms.map((term) => term[name])) / n;
  return {
    score: weightedSum(p.map((forecast, row) => (forecast - y[row]) ** 2)) / n,
    reliability: mean("reliability"),
    resolution: mean("resolution"),
    uncertainty: overall * (1 - overall),
    withinBinVariance: mean("variance"),
    withinBinCovariance: mean("covariance"),
    groups: rowsOf.size,
  };
}
