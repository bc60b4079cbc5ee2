/** One claim, equation, example, figure or question of the documents that loglik grew from, and where it lives now. */
export interface Entry {
  /** "10" for a row of the map, "E4" for something that a document got wrong. */
  readonly id: string;
  /** The claim, or the right statement, in one sentence; formulas in LaTeX between dollar signs, without a bar. */
  readonly claim: string;
  /** The page under docs/, with the heading: "learn/likelihood-of-a-coin.mdx#play-find-the-highest-point". */
  readonly place: string;
  /** Further pages on which the reader meets it, written likewise. */
  readonly also?: readonly string[];
  /** What makes the claim testable; at least one. */
  readonly facts: readonly Fact[];
}

/** Something that a document gets wrong or leaves open, with the right statement as its claim. */
export interface Slip extends Omit<Entry, "place"> {
  /** A few words, the heading of its card, without formulas. */
  readonly title: string;
  /** What one reads, in our words; formulas as in `claim`. */
  readonly slip: string;
  /** The page that explains it, as `Entry.place`. */
  readonly more: string;
}

/** A number that the claim stands on, and the program that finds it. */
export interface Fact {
  /** What the number is: "L(1/5)"; a slip's with its formulas in LaTeX between dollar signs. */
  readonly what: string;
  /** The number as the page of the map prints it. */
  readonly number: number;
  /** Largest relative error (absolute where `number` is 0); half a unit of the last digit given unless told. */
  readonly within?: number;
  readonly compute: () => number | Promise<number>;
}

/** The error that a fact allows: as told, or half a unit of the last digit of its number. */
export function allowedError({ number, within }: Fact): number {
  if (within !== undefined) return within * (number === 0 ? 1 : Math.abs(number));
  const [digits, exponent = "0"] = number.toString().split("e");
  const decimals = digits.includes(".") ? digits.length - digits.indexOf(".") - 1 : 0;
  return 0.5 * 10 ** (Number(exponent) - decimals);
}

/** Whether the program finds the number that the map prints. */
export async function holds(fact: Fact): Promise<boolean> {
  return Math.abs((await fact.compute()) - fact.number) <= allowedError(fact);
}
