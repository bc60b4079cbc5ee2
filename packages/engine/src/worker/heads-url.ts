import { environment } from "../environment.js";

let url: string | undefined;

/**
 * An address of `all-heads.ts` that a worker of ours can import, made of the string that the engine carries in a chunk of its
 * own: a Blob URL in a browser, a data: URL in Node.
 */
export async function headsUrl(): Promise<string> {
  if (url === undefined) {
    const { headsSource } = await import("../generated/heads-source.js");
    const isNode = environment.process?.versions?.node !== undefined;
    url = isNode
      ? `data:text/javascript,${encodeURIComponent(headsSource)}`
      : environment.URL.createObjectURL(new environment.Blob!([headsSource], { type: "text/javascript" }));
  }
  return url;
}
