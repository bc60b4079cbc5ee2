import { type WebAssemblyModule, webAssembly } from "./web-assembly.js";

/**
 * Compiles a module that is kept as text by scripts/kernel-text.mjs: digits to base 91, one for a small byte and two for another.
 *
 * Why not base64: it cuts bytes into pieces of six bits, in which gzip finds no repetition. A module of 18 KB then travels as
 * 8.2 KB instead of 5.8.
 */
export function compileText(text: string): WebAssemblyModule {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const first = digitAt(text, at);
    if (first < oneDigit) bytes.push(first);
    else {
      at += 1;
      bytes.push(oneDigit + (first - oneDigit) * base + digitAt(text, at));
    }
  }
  return new (webAssembly().Module)(Uint8Array.from(bytes));
}

const base = 91;
/** Bytes below this have one digit. */
const oneDigit = 89;

/** The digits are the characters from # to ~ but the backslash: those that a string in double quotes holds as they are. */
function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code - (code > 92 ? 36 : 35);
}
