import { expect, test } from "vitest";

test("browser tests run in a page that has WebAssembly SIMD and workers", () => {
  // (func (result v128) i32.const 0 i8x16.splat): validates only where SIMD128 is on.
  const simd = [
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0, 0x0a, 8, 1, 6, 0, 0x41, 0, 0xfd, 0x0f, 0x0b,
  ];
  expect(WebAssembly.validate(new Uint8Array(simd))).toBe(true);
  expect(typeof Worker).toBe("function");
  expect(typeof document).toBe("object");
});
