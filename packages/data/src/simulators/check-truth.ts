import { LoglikError } from "@loglik/core";

/** What a simulator checks before it draws. */
export interface TruthNumbers {
  readonly rows: number;
  /** Must be finite. */
  readonly finite?: readonly number[];
  /** Must be finite and above zero, by name. */
  readonly positive?: Readonly<Record<string, number>>;
}

/**
 * Checks the numbers that a simulator is given.
 *
 * @throws LoglikError `simulation`
 * @example checkTruth("simulateMoons", { rows: 100, positive: { scale: 0.2 } })  // undefined
 */
export function checkTruth(caller: string, { rows, finite = [], positive = {} }: TruthNumbers): void {
  if (!Number.isInteger(rows) || rows < 1) {
    throw new LoglikError("simulation", `${caller}: rows is ${rows}; it must be a positive whole number.`, { rows });
  }
  // By place: what a caller without types left out is undefined.
  const bad = finite.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    const message = `${caller}: a parameter is ${finite[bad]}; each must be a finite number.`;
    throw new LoglikError("simulation", message, { bad: finite[bad] });
  }
  for (const [name, value] of Object.entries(positive)) {
    if (value > 0 && value < Infinity) continue;
    throw new LoglikError("simulation", `${caller}: ${name} is ${value}; it must be a positive number.`, {
      [name]: value,
    });
  }
}
