import type { Endpoint } from "comlink";
import type { NodePort } from "../environment.js";

/**
 * A port of `node:worker_threads` as Comlink expects one. Comlink's own adapter refs the port for good, which keeps the
 * process alive for ever; this one leaves that to the caller.
 */
export function nodeEndpoint(port: NodePort): Endpoint {
  const wrapped = new Map<unknown, (data: unknown) => void>();
  const endpoint = {
    postMessage: (message: unknown, transfer?: readonly unknown[]) => port.postMessage(message, transfer),
    addEventListener(_type: string, listener: (event: { data: unknown }) => void) {
      const onMessage = (data: unknown) => listener({ data });
      wrapped.set(listener, onMessage);
      port.on("message", onMessage);
    },
    removeEventListener(_type: string, listener: unknown) {
      const onMessage = wrapped.get(listener);
      if (onMessage !== undefined) port.off("message", onMessage);
      wrapped.delete(listener);
    },
  };
  return endpoint as unknown as Endpoint;
}
