/** How one value of an instrument is written into the address and read back. */
export interface Field<T> {
  /** The value that needs no words in the address. */
  readonly initial: T;
  /** A few words for a reader whose address names something else: "a number from 0 to 1". */
  readonly expected: string;
  write(value: T): string;
  /** The value that a text names; undefined where it names none. */
  read(text: string): T | undefined;
}

/** The fields of one instrument, by the name that each has in the address. */
export type Fields<S> = { readonly [P in keyof S]: Field<S[P]> };

/** A number from `low` to `high`, both included; whole numbers only with `whole`. */
export function numberField(
  initial: number,
  { low, high, whole = false }: { readonly low: number; readonly high: number; readonly whole?: boolean },
): Field<number> {
  return {
    initial,
    expected: `a ${whole ? "whole " : ""}number from ${low} to ${high}`,
    write: writeNumber,
    read(text) {
      const value = readNumber(text);
      return value >= low && value <= high && (!whole || Number.isInteger(value)) ? value : undefined;
    },
  };
}

/** One of several words. */
export function choiceField<T extends string>(initial: T, choices: readonly T[]): Field<T> {
  return {
    initial,
    expected: `one of ${choices.join(", ")}`,
    write: (value) => value,
    read: (text) => choices.find((choice) => choice === text),
  };
}

/** On or off. */
export function switchField(initial: boolean): Field<boolean> {
  return {
    initial,
    expected: "yes or no",
    write: (value) => (value ? "yes" : "no"),
    read: (text) => (text === "yes" ? true : text === "no" ? false : undefined),
  };
}

/** `least` to `most` numbers between commas, each from `low` to `high`. */
export function numbersField(
  initial: readonly number[],
  bounds: { readonly low: number; readonly high: number; readonly least: number; readonly most: number },
): Field<readonly number[]> {
  const { low, high, least, most } = bounds;
  return {
    initial,
    expected: `${least} to ${most} numbers from ${low} to ${high}`,
    write: (values) => values.map(writeNumber).join(","),
    read(text) {
      const values = text.split(",").map(readNumber);
      const fits = values.length >= least && values.length <= most;
      return fits && values.every((value) => value >= low && value <= high) ? values : undefined;
    },
  };
}

/** `least` to `most` zeros and ones without anything between them: "01000". */
export function bitsField(
  initial: readonly number[],
  { least, most }: { readonly least: number; readonly most: number },
): Field<readonly number[]> {
  const pattern = new RegExp(`^[01]{${least},${most}}$`);
  return {
    initial,
    expected: `${least} to ${most} zeros and ones`,
    write: (values) => values.join(""),
    read: (text) => (pattern.test(text) ? Array.from(text, Number) : undefined),
  };
}

/** Some of several words, between commas; none of them is "none". */
export function subsetField<T extends string>(initial: readonly T[], choices: readonly T[]): Field<readonly T[]> {
  return {
    initial,
    expected: `some of ${choices.join(", ")}`,
    write: (values) => values.join(",") || "none",
    read(text) {
      const words = text === "none" ? [] : text.split(",");
      return words.every((word) => (choices as readonly string[]).includes(word)) ? (words as T[]) : undefined;
    },
  };
}

/** A field that may also have no value of its own, which is what it starts with. */
export function optionalField<T>(field: Pick<Field<T>, "expected" | "read" | "write">): Field<T | undefined> {
  return { ...field, initial: undefined, write: (value) => (value === undefined ? "" : field.write(value)) };
}

/** Six digits: what an eye or a hand on a slider can set. */
function writeNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function readNumber(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}

/** Any text of at most so many characters. */
export function textField(initial: string, longest: number): Field<string> {
  return {
    initial,
    expected: `a text of at most ${longest} characters`,
    write: (value) => value,
    read: (text) => (text.length <= longest ? text : undefined),
  };
}
