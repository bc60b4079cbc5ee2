import { LoglikError } from "@loglik/core";
import { positiveNumber } from "../option-checks.js";
import type { Schedule } from "./schedule.js";

const types: readonly string[] = [
  "stepDecay",
  "exponentialDecay",
  "cosineDecay",
  "warmUp",
  "oneCycle",
] satisfies Schedule["type"][];

/** A learning rate: a finite number above zero, or a schedule. */
export function learningRate(where: string, name: string, value: unknown): number | Schedule {
  if (typeof value !== "object" || value === null) return positiveNumber(where, name, value);
  if (types.includes((value as Schedule).type)) return value as Schedule;
  throw new LoglikError(
    "option-unknown",
    `${where}: ${name} is ${JSON.stringify(value)}; expected a number, or a schedule such as cosineDecay({ rate: 0.1 }).`,
    { name, value },
  );
}
