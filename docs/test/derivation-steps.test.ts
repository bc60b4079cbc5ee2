import { examplePoint, presentDerivation, type SymbolDeclaration } from "@loglik/derive";
import { derivationNamed, derivations } from "@loglik/derive/registry";
import { describe, expect, it, test } from "vitest";
import { readReading, writeReading } from "../lessons/derivation/point-link.js";
import { readValue, writeValue } from "../lessons/derivation/point-text.js";
import { isResizable, withSize } from "../lessons/derivation/resize.js";
import { gradientNames, stepNumbers } from "../lessons/derivation/step-numbers.js";

describe.each(derivations.map((each) => [each.name, each] as const))("%s", (_, derivation) => {
  const { symbols, lines } = derivation;

  it("is read back from an address, and another address is refused", () => {
    const reading = { line: lines.length - 1, point: examplePoint(symbols, 3) };
    const word = writeReading(symbols, reading);
    expect(readReading(symbols, lines.length, word)).toEqual(reading);
    expect(readReading(symbols, lines.length - 1, word)).toBeUndefined();
    expect(readReading(symbols, lines.length, `${word}_1`)).toBeUndefined();
    expect(readReading(symbols, lines.length, word.replace(/[\d.-]+$/, "much"))).toBeUndefined();
  });

  it("keeps its relations when its sizes change", () => {
    const names = symbols.filter(isResizable).map(({ name }) => name);
    const first = examplePoint(symbols);
    const points = [first, ...names.flatMap((name) => [2, 5].map((size) => withSize(symbols, first, name, size)))];
    for (const point of points) {
      const shown = presentDerivation(derivation, point);
      expect(gradientNames(shown.symbols, point)).toHaveLength(shown.lines[0].gradient!.length);
      shown.lines.slice(1).forEach((line, k) => {
        const { kind, number } = stepNumbers(shown.lines[k], line);
        if (kind === "same" || kind === "slope") expect(number).toBeLessThan(1e-6);
        else if (line.relation === "proportional") expect(number).toBeGreaterThan(0);
        else if (kind === "gap") expect(Math.abs(number)).toBeGreaterThan(1e-6);
        else expect(Number.isFinite(number)).toBe(true);
      });
    }
  });
});

const labels: SymbolDeclaration = {
  name: "t",
  meaning: "soft labels",
  role: "data",
  shape: ["n", "K"],
  draw: { kind: "simplex" },
};

test.each([
  ["0.2, 0.8; 0.5, 0.5", undefined],
  ["0.2, 0.8", "t: 2 rows between semicolons, each of 2 numbers (n × K)."],
  ["0.2, 0.7; 0.5, 0.5", "t: positive numbers that add up to 1 in each row."],
  ["0.2, x; 0.5, 0.5", "“x” is no number."],
])("shares typed as %s", (text, error) => {
  const read = readValue(labels, text, { n: 2, K: 2 });
  expect("error" in read ? read.error : undefined).toBe(error);
  if ("value" in read) expect(writeValue(read.value)).toBe(text);
});

test("a smaller number of classes draws anew what no longer fits, and keeps the rest", () => {
  const { symbols } = derivationNamed("categorical-sparse-cross-entropy");
  const point = { ...examplePoint(symbols, 0, { n: 3, K: 4 }), y: [4, 1, 2] };
  const smaller = withSize(symbols, point, "K", 3) as typeof point;
  expect(Math.max(...smaller.y)).toBeLessThanOrEqual(3);
  expect(withSize(symbols, point, "n", 5).y).toEqual([4, 1, 2, expect.any(Number), expect.any(Number)]);
});
