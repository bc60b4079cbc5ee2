import { describe, expect, test } from "vitest";
import { addressOf, readAddress, writeAddress } from "../src/components/address/address";
import {
  bitsField,
  choiceField,
  numberField,
  numbersField,
  optionalField,
  subsetField,
  switchField,
} from "../src/components/address/fields";

const fields = {
  tosses: bitsField([0, 0, 0, 1, 0], { least: 1, most: 20 }),
  theta: numberField(0.5, { low: 0, high: 1 }),
  rows: numberField(40, { low: 6, high: 120, whole: true }),
  view: choiceField("θ", ["θ", "logit θ"]),
  covered: switchField(false),
  points: numbersField([-1, 0, 1], { low: -3, high: 3, least: 2, most: 4 }),
  shown: subsetField(["SGD"], ["SGD", "Adam"]),
  own: optionalField(numbersField([], { low: 0, high: 9, least: 1, most: 3 })),
};
const usual = readAddress("coin", fields, "").state;
const other: typeof usual = {
  tosses: [1, 1, 0],
  theta: 0.30000000000000004,
  rows: 8,
  view: "logit θ",
  covered: true,
  points: [-2.5, 0, 1e-3],
  shown: ["SGD", "Adam"],
  own: [4],
};

test("what is as it starts leaves the address clean", () => {
  expect(addressOf("coin", fields, usual)).toBe("");
  expect(writeAddress("coin", fields, usual, "")).toBe("");
  expect(readAddress("coin", fields, "#play-find-the-highest-point")).toEqual({
    state: usual,
    named: false,
    problems: [],
  });
});

test("a state is read as it was written, in an address that a reader can read", () => {
  const address = addressOf("coin", fields, other);
  expect(address).toContain("#coin.tosses=110&coin.theta=0.3&coin.rows=8&");
  expect(address).toContain("coin.points=-2.5,0,0.001&coin.shown=SGD,Adam&coin.own=4");
  const { state, named, problems } = readAddress("coin", fields, address);
  expect(state).toEqual({ ...other, theta: 0.3 });
  expect(named).toBe(true);
  expect(problems).toEqual([]);
  // A browser or a mail program may escape more than we do.
  expect(readAddress("coin", fields, address.replaceAll(",", "%2C")).state).toEqual(state);
});

test("none of several is a state too", () => {
  const shown: typeof usual.shown = [];
  const address = addressOf("paths", { shown: fields.shown }, { shown });
  expect(address).toBe("#paths.shown=none");
  expect(readAddress("paths", { shown: fields.shown }, address).state.shown).toEqual([]);
});

test("two instruments of a page keep out of each other's way, and of what others have in the address", () => {
  const first = writeAddress("coin", fields, { ...usual, theta: 0.1 }, "#code=abc");
  const both = writeAddress("coin-2", fields, { ...usual, theta: 0.9 }, first);
  expect(both).toBe("#code=abc&coin.theta=0.1&coin-2.theta=0.9");
  expect(readAddress("coin", fields, both).state.theta).toBe(0.1);
  expect(readAddress("coin-2", fields, both).state.theta).toBe(0.9);
  expect(writeAddress("coin", fields, usual, both)).toBe("#code=abc&coin-2.theta=0.9");
});

describe.each([
  ["theta", "7"],
  ["theta", "a lot"],
  ["theta", ""],
  ["theta", "NaN"],
  ["rows", "7.5"],
  ["rows", "1e99"],
  ["tosses", "0120"],
  ["tosses", "0".repeat(21)],
  ["view", "sigma"],
  ["covered", "perhaps"],
  ["points", "1"],
  ["points", "1,2,3,4,5"],
  ["points", "1,,2"],
  ["points", "1,9"],
  ["shown", "Newton"],
  ["own", "1,2,3,4"],
  ["theta", "%"],
  ["theta", "%E0%A4%A"],
])("%s=%s", (key, text) => {
  test("is not meant: the usual value stands, and a sentence says so", () => {
    const { state, named, problems } = readAddress("coin", fields, `#coin.rows=10&coin.${key}=${text}`);
    expect(state).toEqual({ ...usual, rows: key === "rows" ? 40 : 10 });
    expect(named).toBe(true);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`for ${key}; expected `);
  });
});
