import { LoglikError } from "@loglik/core";
import type { ErrorRecord, Reply } from "./protocol.js";

/** Runs a call and puts its outcome, value or error, into plain data. */
export async function replyOf<T>(call: () => Promise<T> | T): Promise<Reply<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, error: toRecord(error) };
  }
}

/** The value of a reply; throws its error, with code, detail and the stack of the other side. */
export function unwrap<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw fromRecord(reply.error);
}

function toRecord(error: unknown): ErrorRecord {
  if (!(error instanceof Error))
    return { name: "Error", message: `a value that is no Error was thrown: ${String(error)}` };
  const { name, message, stack } = error;
  // By name, not by class: an error of a head that was sent after the worker is of that bundle's own LoglikError.
  if (name !== "LoglikError") return { name, message, stack };
  const { code, detail } = error as LoglikError;
  return { name, message, stack, code, detail: cloneable(detail) };
}

/** `detail` may hold anything, a function included; what cannot cross is told in words. */
function cloneable(detail: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [key, isPlain(value) ? value : String(value)]),
  );
}

function isPlain(value: unknown): boolean {
  if (value === null || ["undefined", "boolean", "number", "string"].includes(typeof value)) return true;
  return Array.isArray(value) && value.every(isPlain);
}

function fromRecord({ name, message, stack, code, detail }: ErrorRecord): Error {
  const error = code === undefined ? new Error(message) : new LoglikError(code, "", detail);
  Object.defineProperties(error, {
    name: { value: name, configurable: true },
    message: { value: message, configurable: true, writable: true },
    stack: { value: stack ?? error.stack, configurable: true, writable: true },
  });
  return error;
}
