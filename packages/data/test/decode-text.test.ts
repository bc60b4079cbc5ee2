import type { LoglikError } from "@loglik/core";
import { expect, test } from "vitest";
import { decodeText } from "../src/decode-text.js";

function codeOf(bytes: number[]): string {
  try {
    decodeText(Uint8Array.from(bytes), "t.csv");
  } catch (error) {
    return (error as LoglikError).code;
  }
  return "none";
}

test("reads UTF-8, and UTF-16 by its byte order mark", () => {
  expect(decodeText(new TextEncoder().encode("π,y"))).toBe("π,y");
  expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x78, 0, 0x2c, 0))).toBe("x,");
  expect(decodeText(Uint8Array.of(0xfe, 0xff, 0, 0x78, 0, 0x2c))).toBe("x,");
});

test("refuses bytes that are no text, and replaces nothing", () => {
  expect(codeOf([0x89, 0x50, 0x4e, 0x47, 0, 0])).toBe("file-not-text");
  expect(codeOf([0x4d, 0xfc, 0x6c, 0x6c])).toBe("file-not-text");
});
