import { modules } from "../generated/modules";
import { describeError } from "./error-position";
import type { RunEvent, RunRequest } from "./protocol";
import { runModule } from "./run-module";

let file = "";
const send = (event: RunEvent) => postMessage(event);

self.addEventListener("message", (message: MessageEvent<RunRequest>) => {
  file = message.data.file;
  void runModule(message.data, modules, send);
});

// A promise nobody awaits, or a timer's callback, fails outside the module's own run.
self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  send({ type: "failed", error: describeError(event.reason, file) });
});
self.addEventListener("error", (event) => {
  event.preventDefault();
  send({ type: "failed", error: describeError(event.error ?? new Error(event.message), file) });
});
