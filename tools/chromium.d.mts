/** A Chromium that starts on this machine: the executable, the environment to start it with, headless flags. */
export interface Chromium {
  path: string;
  env: Record<string, string>;
  args: string[];
}

/** Where a browser may come from. */
export type ChromiumSource = "installed" | "packaged" | "debian";

/** Flags under which every one of our headless runs starts a browser. */
export const chromiumArguments: readonly string[];

/** Finds a Chromium that starts on this machine, or throws one sentence that says what to install. */
export function findChromium(options?: { from?: readonly ChromiumSource[] }): Promise<Chromium>;
