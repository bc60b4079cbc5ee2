/** 64 bits of the FNV-1a hash of an array's bytes, as 16 hexadecimal digits. */
export function fingerprint(values: Float32Array | Float64Array): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new Uint8Array(values.buffer, values.byteOffset, values.byteLength)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
