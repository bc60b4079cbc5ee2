import { spawnSync } from "node:child_process";

/**
 * Runs a command to its end and returns what it printed.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @returns {string} standard output
 * @throws {Error} with both outputs, when it fails
 */
export function run(command, args, cwd) {
  const result = spawnSync(command, args, { cwd, encoding: "utf8", maxBuffer: 1 << 26 });
  if (result.status === 0) return result.stdout;
  const reason = result.error ? String(result.error) : `status ${result.status}`;
  throw new Error(`${command} ${args.join(" ")} failed in ${cwd}: ${reason}\n${result.stdout}\n${result.stderr}`);
}
