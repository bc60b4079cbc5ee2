/** As in src/kernels/wasm/compile-text.ts, which reads the text. */
const base = 91;
const oneDigit = 89;

/**
 * A compiled module as text of printable characters that a string in double quotes holds as they are, and that gzip packs
 * nearly as well as the bytes.
 *
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function kernelText(bytes) {
  return Array.from(bytes, (byte) => {
    if (byte < oneDigit) return digit(byte);
    const rest = byte - oneDigit;
    return digit(oneDigit + Math.floor(rest / base)) + digit(rest % base);
  }).join("");
}

function digit(value) {
  return String.fromCharCode(value < 57 ? 35 + value : 36 + value);
}
