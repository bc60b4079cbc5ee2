import { LoglikError } from "@loglik/core";
import { wrongArgument } from "./check-arguments.js";

/**
 * The bytes of a text file as a string: UTF-8, or UTF-16 where a byte order mark says so. Nothing is replaced silently.
 *
 * @throws LoglikError `file-not-text` for bytes that are neither, with the position of a NUL byte if there is one.
 * @example decodeText(new Uint8Array([0x78, 0x2c, 0x79]))  // "x,y"
 */
export function decodeText(bytes: Uint8Array, name = "the file"): string {
  if (!ArrayBuffer.isView(bytes)) {
    throw wrongArgument(
      "decodeText",
      "bytes",
      bytes,
      "a Uint8Array",
      " Write new Uint8Array(buffer) for an ArrayBuffer.",
    );
  }
  const littleEndian = bytes[0] === 0xff && bytes[1] === 0xfe;
  const bigEndian = bytes[0] === 0xfe && bytes[1] === 0xff;
  const encoding = littleEndian ? "utf-16le" : bigEndian ? "utf-16be" : "utf-8";
  const zero = encoding === "utf-8" ? bytes.indexOf(0) : -1;
  if (zero >= 0) {
    const message = `${name} has a NUL byte at position ${zero}: it is a binary file, not CSV text.`;
    throw new LoglikError("file-not-text", message, { position: zero });
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new LoglikError("file-not-text", `${name} is not UTF-8 text. Save it as CSV in UTF-8.`, {});
  }
}
