import { main } from "../src/main.js";

/** What a run of the program left behind. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the program in this thread with captured streams. */
export async function run(...words: string[]): Promise<Run> {
  let out = "";
  let error = "";
  const code = await main(words, {
    out: { write: (text: string) => (out += text) },
    error: { write: (text: string) => (error += text) },
  });
  return { code, out, error };
}

/** Runs it with --json and reads the document. */
export async function runJson(...words: string[]) {
  const { code, out, error } = await run(...words, "--json");
  if (code !== 0) throw new Error(error);
  return JSON.parse(out);
}
