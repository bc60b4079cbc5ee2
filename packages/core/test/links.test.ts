import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scalarLinks } from "../src/links/by-name.js";
import * as softmax from "../src/links/softmax.js";
import { difference } from "../src/testing/difference.js";
import { expectClose } from "./close.js";

const eta = fc.double({ min: -30, max: 30, noNaN: true });

describe.each(Object.entries(scalarLinks))("the %s link", (name, link) => {
  it("bears its name and is undone by its inverse", () => {
    expect(link.name).toBe(name);
    fc.assert(
      fc.property(eta, (value) => {
        const theta = link.inverse(value);
        expect(theta).toBeGreaterThanOrEqual(link.range.low);
        expect(theta).toBeLessThanOrEqual(link.range.high);
        // Near θ = 1 an ulp of θ is worth exp(η) ulps of the logit.
        const conditioning = name === "logit" ? 1e-16 * Math.exp(Math.max(0, value)) : 0;
        expectClose(link.link(theta), value, { relative: 1e-13, absolute: 1e-14 + 4 * conditioning }, `η = ${value}`);
      }),
    );
  });

  it("has the derivatives it states", () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (value) => {
        const size = Math.max(link.derivative(value), 1e-3);
        expectClose(
          link.derivative(value),
          difference(link.inverse, value, 1e-3),
          { relative: 0, absolute: 1e-10 * (1 + size) },
          "first",
        );
        const second = difference(link.derivative, value, 1e-3);
        expectClose(link.secondDerivative(value), second, { relative: 0, absolute: 1e-10 * (1 + size) }, "second");
      }),
    );
  });
});

describe("the softmax link", () => {
  it("sums to one, ignores a common shift, and is undone by its link", () => {
    fc.assert(
      fc.property(
        fc.array(eta, { minLength: 2, maxLength: 6 }),
        fc.double({ min: -500, max: 500, noNaN: true }),
        (values, shift) => {
          const k = values.length;
          const prob = softmax.inverse(values, new Float64Array(k));
          expectClose(
            prob.reduce((sum, p) => sum + p, 0),
            1,
            { relative: 1e-14 },
            "sum",
          );
          const shifted = softmax.inverse(
            values.map((value) => value + shift),
            new Float64Array(k),
          );
          const back = softmax.link(prob, new Float64Array(k));
          const mean = values.reduce((sum, value) => sum + value, 0) / k;
          prob.forEach((p, j) => {
            expectClose(shifted[j], p, { relative: 1e-12 }, "shift");
            expectClose(back[j], values[j] - mean, { relative: 1e-12, absolute: 1e-13 }, "inverse");
          });
        },
      ),
    );
  });

  it("has the Jacobian it states", () => {
    const values = [0.3, -1.2, 0.8];
    const jacobian = softmax.derivative(softmax.inverse(values, new Float64Array(3)), new Float64Array(9));
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        const along = (value: number) =>
          softmax.inverse(
            values.map((v, m) => (m === j ? value : v)),
            new Float64Array(3),
          )[i];
        expectClose(
          jacobian[3 * i + j],
          difference(along, values[j], 1e-3),
          { relative: 0, absolute: 1e-11 },
          `[${i}, ${j}]`,
        );
      }
    }
  });
});
