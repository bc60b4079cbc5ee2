import type { Figure } from "@loglik/plot";
import { vi } from "vitest";

/** What a reader sees after pressing Run. */
export interface ExampleRun {
  readonly lines: readonly string[];
  readonly figures: readonly Figure[];
}

/** Runs an example as the page does: a fresh module, its console output caught, its figures collected. */
export async function runExample(name: string): Promise<ExampleRun> {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...parts: unknown[]) => {
    lines.push(parts.join(" "));
  });
  try {
    const module = await import(`../examples/${name}.ts`);
    return { lines, figures: module.figures ?? (module.figure ? [module.figure] : []) };
  } finally {
    log.mockRestore();
  }
}
