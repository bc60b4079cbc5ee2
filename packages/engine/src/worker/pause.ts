import { environment } from "../environment.js";

/**
 * Lets the thread's other tasks run: messages that arrived, timers, a page's input and painting.
 *
 * A microtask (`await null`) would not, and `setTimeout(0)` waits 4 ms in a browser after a few rounds. `setImmediate` (Node) and
 * a message to oneself (browsers) come back as soon as the other tasks are done.
 */
export function pause(): Promise<void> {
  if (environment.setImmediate !== undefined) {
    const { setImmediate } = environment;
    return new Promise((resolve) => setImmediate(resolve));
  }
  return new Promise((resolve) => {
    channel ??= openChannel();
    channel.waiting.push(resolve);
    channel.port.postMessage(null);
  });
}

let channel: ReturnType<typeof openChannel> | undefined;

/** One channel for all pauses: messages arrive in the order sent, so each wakes the one that has waited longest. */
function openChannel() {
  const { port1, port2 } = new environment.MessageChannel();
  const waiting: (() => void)[] = [];
  port2.onmessage = () => waiting.shift()?.();
  return { port: port1, waiting };
}
