import { LoglikError } from "@loglik/core";
import { expect, test } from "vitest";

/** A mistake with the code of its error and a part of its message. */
export type Mistake = readonly [name: string, code: string, message: string, make: () => unknown];

/** A test for each mistake: that it is refused, by code and in words. */
export function expectRefusals(mistakes: readonly Mistake[]): void {
  test.each(mistakes)("%s is refused as %s", (_, code, message, make) => {
    const error = thrownBy(make);
    expect(error).toBeInstanceOf(LoglikError);
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });
}

function thrownBy(make: () => unknown): LoglikError {
  try {
    make();
  } catch (error) {
    return error as LoglikError;
  }
  throw new Error("nothing was thrown");
}
