import { describe, expect, it } from "vitest";
import * as bernoulli from "../src/families/bernoulli.js";
import * as bernoulliLogit from "../src/families/bernoulli-logit.js";
import * as categorical from "../src/families/categorical.js";
import * as categoricalLogits from "../src/families/categorical-logits.js";

/** What does not compile is held by the type checker: an unused `@ts-expect-error` is itself an error. */
describe("logits and probabilities are different types", () => {
  it("a probability where a logit belongs does not compile, and gives NaN rather than a plausible number", () => {
    // @ts-expect-error bernoulli-logit takes { logit }
    expect(bernoulliLogit.logProb(1, { prob: 0.3 })).toBeNaN();
    // @ts-expect-error bernoulli takes { prob }
    expect(bernoulli.logProb(1, { logit: 0.3 })).toBeNaN();
  });

  it("a softmax of probabilities does not compile", () => {
    const probabilities = { prob: [0.2, 0.8] };
    // @ts-expect-error categorical-logits takes { logit }: a double softmax
    expect(() => categoricalLogits.logProb(1, probabilities)).toThrow();
    // @ts-expect-error categorical takes { prob }
    expect(() => categorical.logProb(1, { logit: [0.2, 0.8] })).toThrow();
  });
});
