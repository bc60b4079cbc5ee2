import type { Fields } from "./fields";

/**
 * The address keeps the state of instruments after the `#`, which a browser sends to no server:
 * `#coin.tosses=01100&coin.theta=0.4&room.data=moons`. A name before the point tells the instruments of a page apart. What is
 * there without an instrument's name (a heading, another part's word) is not ours.
 */
type Entry = readonly [key: string, value: string];

/** What an address says of an instrument. */
export interface AddressState<S> {
  readonly state: S;
  /** Whether it says anything of it at all. */
  readonly named: boolean;
  /** A sentence for each value that cannot be meant; the usual one stands in its place. */
  readonly problems: readonly string[];
}

/** The state of the instrument `name` in a hash such as `window.location.hash`. */
export function readAddress<S>(name: string, fields: Fields<S>, hash: string): AddressState<S> {
  const own = new Map(entriesOf(hash).filter(([key]) => key.startsWith(`${name}.`)));
  const problems: string[] = [];
  const state = Object.fromEntries(
    keysOf(fields).map((key) => {
      const field = fields[key];
      const text = own.get(`${name}.${key}`);
      if (text === undefined) return [key, field.initial];
      const value = field.read(text);
      if (value !== undefined) return [key, value];
      problems.push(`The address has “${text}” for ${key}; expected ${field.expected}. The usual value is used.`);
      return [key, field.initial];
    }),
  ) as S;
  return { state, named: own.size > 0, problems };
}

/** The hash with the state of one instrument in it, and of the others as it was; empty where all are as they start. */
export function writeAddress<S>(name: string, fields: Fields<S>, state: S, hash: string): string {
  const others = entriesOf(hash).filter(([key]) => !key.startsWith(`${name}.`));
  return joined([...others, ...stateEntries(name, fields, state)]);
}

/** The hash that names the state of this instrument alone. */
export function addressOf<S>(name: string, fields: Fields<S>, state: S): string {
  return joined(stateEntries(name, fields, state));
}

function stateEntries<S>(name: string, fields: Fields<S>, state: S): Entry[] {
  return keysOf(fields).flatMap((key): Entry[] => {
    const { write, initial } = fields[key];
    const text = write(state[key]);
    return text === write(initial) ? [] : [[`${name}.${key}`, text]];
  });
}

function keysOf<S>(fields: Fields<S>): (keyof S & string)[] {
  return Object.keys(fields) as (keyof S & string)[];
}

function entriesOf(hash: string): Entry[] {
  return hash
    .replace(/^#/, "")
    .split("&")
    .filter((part) => part.includes("="))
    .map((part) => {
      const at = part.indexOf("=");
      return [decoded(part.slice(0, at)), decoded(part.slice(at + 1))] as const;
    });
}

function joined(entries: readonly Entry[]): string {
  return entries.length === 0 ? "" : `#${entries.map((entry) => entry.map(encoded).join("=")).join("&")}`;
}

/** Only what would be misread is escaped, so that a reader can read an address. */
function encoded(text: string): string {
  return text.replace(/[^\w.,:;~*!'()-]/g, (sign) => encodeURIComponent(sign));
}

/** A text that somebody cut short in the middle of an escape is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
