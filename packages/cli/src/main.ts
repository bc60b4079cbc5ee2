import type { LoglikError } from "@loglik/core";
import { onOneLine } from "@loglik/data";
import type { FitCommand } from "./command.js";
import { readCommandLine } from "./command-line.js";
import { fitTable } from "./fit-table.js";
import { fitHelp, generalHelp } from "./help.js";
import { progressBar } from "./progress.js";
import { inkFor } from "./show/ink.js";
import { optionHint } from "./show/option-hint.js";
import { reportPage } from "./show/page.js";
import { quoteForShell } from "./show/quote-for-shell.js";
import { summary } from "./show/summary.js";
import type { Streams } from "./streams.js";
import { version } from "./version.js";
import { checkWritable, writeAtomically } from "./write-atomically.js";

/**
 * The program `loglik`: runs the words after its name and returns the exit code.
 *
 * Whatever goes wrong is one sentence on the error stream, exit code 1, and nothing half-written.
 *
 * @example await main(["--version"], { out: process.stdout, error: process.stderr })  // 0
 */
export async function main(words: readonly string[], streams: Streams): Promise<number> {
  const progress = progressBar(streams);
  try {
    const request = readCommandLine(words);
    if (request.kind === "version") streams.out.write(`${version}\n`);
    else if (request.kind === "help") streams.out.write(request.topic === "fit" ? fitHelp : generalHelp);
    else await runFit(request.command, words, streams, progress);
    return 0;
  } catch (error) {
    progress.clear();
    streams.error.write(`loglik: ${sentence(error)}\n`);
    return 1;
  }
}

async function runFit(
  command: FitCommand,
  words: readonly string[],
  streams: Streams,
  progress: ReturnType<typeof progressBar>,
): Promise<void> {
  if (command.report !== undefined) await checkWritable(command.report, command.table);
  const { report, figures } = await fitTable(command, progress);
  progress.clear();
  if (command.report !== undefined) {
    const commandLine = ["loglik", ...words].map(quoteForShell).join(" ");
    await writeAtomically(command.report, reportPage(report, await figures(), commandLine));
  }
  if (command.json) {
    streams.out.write(`${JSON.stringify(report, null, 2)}\n`);
    return;
  }
  streams.out.write(summary(report, inkFor(streams.out, process.env), streams.out.columns));
  if (command.report !== undefined) streams.out.write(`\nReport written to ${command.report}\n`);
}

function sentence(error: unknown): string {
  // By name: a worker's error has crossed a thread, and another copy of the class may have made it.
  if (error instanceof Error && error.name === "LoglikError") {
    const { code, detail } = error as Partial<LoglikError>;
    const hint = optionHint(code, detail ?? {});
    // Before the code, which ends a message in brackets.
    return onOneLine(hint === undefined ? error.message : error.message.replace(/( \[[\w-]+\])?$/, ` ${hint}$1`));
  }
  const message = error instanceof Error ? error.message : String(error);
  return `stopped by an error in the program itself (${message.split("\n", 1)[0]}). Please report it with the command you gave.`;
}
