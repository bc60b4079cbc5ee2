import { checkOut } from "./check-parameters.js";
import { LoglikError } from "./error.js";
import type { Family } from "./family.js";
import { contains, describeInterval } from "./interval.js";

/** Parameters by name: one number for all rows, or one value a row. */
export type ThetaColumns<K extends string = string> = { readonly [P in K]: number | ArrayLike<number> };

/**
 * `logProb` of each y at its own parameters: what a regression gives, whose every row has its own mean. A parameter is a
 * column as long as y, or one number for all rows.
 *
 * @throws LoglikError `parameter-length`, `parameter-invalid` with the first row that is wrong, `out-length`
 * @example Array.from(logProbRowsInto(poisson, [0, 1], { rate: [1, 2] }, new Float64Array(2)))  // [-1, -1.3068528194400546]
 */
export function logProbRowsInto<K extends string>(
  family: Family<K>,
  y: ArrayLike<number>,
  theta: ThetaColumns<K>,
  out: Float64Array,
): Float64Array {
  const where = `logProbRowsInto ${family.name}`;
  checkOut(where, y.length, out);
  for (const name of family.paramNames) checkColumn(where, family, name, theta[name], y.length);
  const columns = family.paramNames.filter((name) => typeof theta[name] !== "number");
  // One object whose columns move from row to row; the numbers stay.
  const row = { ...theta } as { -readonly [P in K]: number };
  const at = (k: number) => theta[columns[k]] as ArrayLike<number>;
  if (columns.length === 1) {
    const [first] = columns;
    const firsts = at(0);
    for (let i = 0; i < y.length; i++) {
      row[first] = firsts[i];
      out[i] = family.logProb(y[i], row);
    }
    return out;
  }
  if (columns.length === 2) {
    const [first, second] = columns;
    const [firsts, seconds] = [at(0), at(1)];
    for (let i = 0; i < y.length; i++) {
      row[first] = firsts[i];
      row[second] = seconds[i];
      out[i] = family.logProb(y[i], row);
    }
    return out;
  }
  for (let i = 0; i < y.length; i++) {
    for (const name of columns) row[name] = (theta[name] as ArrayLike<number>)[i];
    out[i] = family.logProb(y[i], row);
  }
  return out;
}

/**
 * Checks that every value of a parameter lies in its domain, and that a column has one value a row.
 *
 * @param where what was called
 * @throws LoglikError `parameter-length`, `parameter-invalid`
 */
export function checkColumn<K extends string>(
  where: string,
  family: Pick<Family<K>, "paramSpecs">,
  name: K,
  column: number | ArrayLike<number>,
  rows: number,
): void {
  const { domain, doc } = family.paramSpecs[name];
  const single = typeof column === "number" || column === undefined;
  if (!single && column.length !== rows) {
    throw new LoglikError(
      "parameter-length",
      `${where}: ${name} has ${column.length} values for ${rows} rows; it takes one value a row, or one number for all.`,
      { parameter: name, length: column.length, rows },
    );
  }
  const wrong = single ? (contains(domain, column) ? -1 : 0) : firstOutside(domain, column);
  if (wrong < 0) return;
  const value = single ? column : column[wrong];
  const place = single ? name : `${name}[${wrong}]`;
  throw new LoglikError(
    "parameter-invalid",
    `${where}: ${place} is ${value}; it must be ${describeInterval(domain)} (${doc}). Pass a valid ${name}.`,
    { parameter: name, ...(single ? {} : { index: wrong }), value, domain },
  );
}

function firstOutside(domain: Parameters<typeof contains>[0], values: ArrayLike<number>): number {
  for (let i = 0; i < values.length; i++) if (!contains(domain, values[i])) return i;
  return -1;
}
