/**
 * The wire format of Protocol Buffers, as far as ONNX needs it: a message is a list of fields, each a tag and a value. A tag
 * holds the field's number and how its value is written: 0 varint, 2 length and bytes, 5 four bytes.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export type Field = readonly [number: number, value: Bytes];

/** Bytes of a value with its wire type. */
interface Bytes {
  readonly wireType: 0 | 2 | 5;
  readonly bytes: Uint8Array;
}

/** A non-negative integer below 2⁵³, or −1, which takes ten bytes. */
export function integer(number: number, value: number): Field {
  return [number, { wireType: 0, bytes: varint(BigInt.asUintN(64, BigInt(value))) }];
}

export function float(number: number, value: number): Field {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return [number, { wireType: 5, bytes }];
}

/** Letters of ASCII. */
export function text(number: number, value: string): Field {
  return raw(
    number,
    Uint8Array.from(value, (letter) => letter.charCodeAt(0)),
  );
}

export function raw(number: number, bytes: Uint8Array): Field {
  return [number, { wireType: 2, bytes }];
}

/** A message inside a message. */
export function nested(number: number, fields: readonly Field[]): Field {
  return raw(number, message(fields));
}

/** Repeated integers, packed. */
export function integers(number: number, values: readonly number[]): Field {
  return raw(number, joined(values.map((value) => varint(BigInt.asUintN(64, BigInt(value))))));
}

export function message(fields: readonly Field[]): Uint8Array {
  return joined(
    fields.flatMap(([number, { wireType, bytes }]) => {
      const tag = varint(BigInt(number * 8 + wireType));
      return wireType === 2 ? [tag, varint(BigInt(bytes.length)), bytes] : [tag, bytes];
    }),
  );
}

/** Seven bits a byte, the lowest first; the eighth says that more follow. */
function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const part of parts) {
    whole.set(part, next);
    next += part.length;
  }
  return whole;
}
