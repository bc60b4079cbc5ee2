// node serve.mjs <jax-js | tfjs> <backend> <workload>     one JavaScript peer in a process of its own
//
// Prints a line of JSON with the NLL after the check steps; then for each line of input, a number of seconds, one with the
// steps and milliseconds of a turn. Between turns it waits and uses no time.
import { createInterface } from "node:readline";
import { stepRunner } from "../engine.mjs";
import { workloads } from "../workloads.mjs";

const [engine, backend, workload] = process.argv.slice(2);
const { open } = await import(`./${engine}.mjs`);
const { finalNll, turn } = await stepRunner(workloads[workload], (...all) => open(...all, backend));
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
say({ finalNll });
for await (const seconds of createInterface({ input: process.stdin })) say(await turn(Number(seconds)));
process.exit();
