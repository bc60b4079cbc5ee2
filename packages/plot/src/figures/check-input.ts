import { LoglikError } from "@loglik/core";
import { describeValue, type Place } from "./check.js";

/** The names of what a figure takes: all of them, or the type of this object is wrong. */
export type InputNames<Input> = Readonly<Record<keyof Input, true>>;

/**
 * Refuses what is no object, and a name that looks like one of the figure's misspelt, which would be left out of the picture
 * silently. Other names are no concern of it: figures take what other packages return, whatever else that holds. Names and
 * captions have to be texts.
 *
 * @throws LoglikError `figure-option`
 */
export function checkInput<Input extends object>(figure: string, input: Input, names: InputNames<Input>): void {
  const known = Object.keys(names);
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw option({ figure, path: "the input" }, input, `an object with ${known.join(", ")}`);
  }
  for (const [name, value] of Object.entries(input)) {
    const meant = known.includes(name) ? undefined : known.find((other) => !(other in input) && isNear(name, other));
    if (meant !== undefined) {
      const message = `${figure}: there is no option "${name}"; did you mean "${meant}"? It takes ${known.join(", ")}.`;
      throw new LoglikError("figure-option", message, { figure, path: name });
    }
    if (value !== undefined && (name === "label" || name === "caption" || name === "variable")) {
      checkText(value, { figure, path: name });
    }
  }
}

/** Whether one name is the other cut short, or becomes it by two letters put in, left out or exchanged. */
function isNear(name: string, other: string): boolean {
  if (name.length < 4) return name.length === 3 && other.startsWith(name);
  let row = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (const [i, letter] of [...name].entries()) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) {
      next.push(Math.min(row[j] + (letter === other[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1));
    }
    row = next;
  }
  return row[other.length] <= 2 || other.startsWith(name);
}

/** @throws LoglikError `figure-option` unless it is a text. */
export function checkText(value: unknown, place: Place): string {
  if (typeof value !== "string") throw option(place, value, "a text");
  return value;
}

/** @throws LoglikError `figure-option` unless it is an array. */
export function checkList<T>(value: readonly T[], place: Place): readonly T[] {
  if (!Array.isArray(value)) throw option(place, value, "an array");
  return value;
}

function option(place: Place, value: unknown, expected: string): LoglikError {
  const message = `${place.figure}: ${place.path} is ${describeValue(value)}; expected ${expected}.`;
  return new LoglikError("figure-option", message, { ...place, got: describeValue(value) });
}
