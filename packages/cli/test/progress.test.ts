import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { main } from "../src/main.js";

/** What a person at a terminal sees on the error stream. */
async function watched(words: readonly string[], isTTY: boolean): Promise<string> {
  let error = "";
  const code = await main(words, {
    out: { write: () => true },
    error: { isTTY, write: (text: string) => (error += text) },
  });
  expect(code).toBe(0);
  return error;
}

test("a large linear fit says that it is at work, to who watches, and takes it back", async () => {
  const folder = mkdtempSync(join(tmpdir(), "loglik-progress-"));
  const path = join(folder, "large.csv");
  const names = Array.from({ length: 26 }, (_, column) => `x${column}`);
  const rows = Array.from({ length: 20_000 }, (_, row) =>
    [...names.map((_, column) => ((row * (column + 1.618)) % 1).toFixed(3)), ((row * 0.7548) % 1).toFixed(3)].join(","),
  );
  writeFileSync(path, `${names.join(",")},y\n${rows.join("\n")}\n`);
  const words = ["fit", path, "--target", "y", "--likelihood", "normal"];
  try {
    const seen = await watched(words, true);
    expect(seen).toContain("fitting 20\u202f000 rows and 26 predictors …");
    expect(seen.endsWith("\r\u001b[2K")).toBe(true);
    expect(await watched(words, false)).toBe("");
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
