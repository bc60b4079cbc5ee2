/** What a link carries: the file whose example was changed, and the code. */
export interface SharedCode {
  readonly file: string;
  readonly code: string;
}

const pattern = /[#&]code=([\w.-]+),([\w-]+)(?:&|$)/;

/** The part of an address after `#` that carries code: deflated, and in letters that need no escape. */
export async function hashOfCode({ file, code }: SharedCode): Promise<string> {
  const packed = await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(code));
  const letters = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(""));
  return `#code=${file},${letters.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

/** The code that an address carries; undefined where it carries none, or none that can be read. */
export async function codeOfHash(hash: string): Promise<SharedCode | undefined> {
  const [, file, letters] = pattern.exec(hash) ?? [];
  if (file === undefined) return undefined;
  try {
    const packed = atob(letters.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
    const text = await through(new DecompressionStream("deflate-raw"), bytes);
    return { file, code: new TextDecoder("utf-8", { fatal: true }).decode(text) };
  } catch {
    return undefined;
  }
}

async function through(stream: GenericTransformStream, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const piped = new Blob([bytes]).stream().pipeThrough(stream as ReadableWritablePair<Uint8Array, BufferSource>);
  return new Uint8Array(await new Response(piped as ReadableStream).arrayBuffer());
}
