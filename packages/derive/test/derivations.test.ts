import { expect, it } from "vitest";
import { verify } from "../src/derivation/verify.js";
import { derivations } from "../src/registry.js";

it.each(derivations.map((each) => [each.name, each] as const))("%s holds, step by step", (_, derivation) => {
  const { steps, implementations, estimate } = verify(derivation);
  const failed = [...steps, ...implementations, ...(estimate === undefined ? [] : [estimate])].filter(({ ok }) => !ok);
  expect(failed.map(({ message, at }) => `${message} ${JSON.stringify(at)}`)).toEqual([]);
});
