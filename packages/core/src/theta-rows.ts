import type { Family, Theta } from "./family.js";
import { checkColumn, type ThetaColumns } from "./log-prob-rows.js";

/**
 * The parameters of each row from columns: what a regression predicts, whose every row has its own. Checks them all first.
 *
 * @param where what was called
 * @returns a function of the row; it gives the same object every time, with the row's values in it
 * @throws LoglikError `parameter-length`, `parameter-invalid`
 * @example thetaRows("crpsRows", poisson, { rate: [1, 2] }, 2)(1).rate  // 2
 */
export function thetaRows<K extends string>(
  where: string,
  family: Pick<Family<K>, "paramNames" | "paramSpecs">,
  theta: ThetaColumns<K>,
  rows: number,
): (row: number) => Theta<K> {
  for (const name of family.paramNames) checkColumn(where, family, name, theta[name], rows);
  const columns = family.paramNames.filter((name) => typeof theta[name] !== "number");
  const current = { ...theta } as { -readonly [P in K]: number };
  return (row) => {
    for (const name of columns) current[name] = (theta[name] as ArrayLike<number>)[row];
    return current;
  };
}
