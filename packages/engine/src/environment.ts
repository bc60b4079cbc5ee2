/**
 * What the engine uses of its host, typed here: browsers, Node and workers share no library of types, and a package that
 * needs `lib.dom` or `@types/node` to compile forces one of them on every program that imports it.
 */
export interface Environment {
  readonly performance: { now(): number };
  setTimeout(callback: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
  /** Node and old Edge only. */
  setImmediate?(callback: () => void): unknown;
  readonly MessageChannel: new () => { readonly port1: MessagePortLike; readonly port2: MessagePortLike };
  readonly Worker?: new (url: string, options?: { readonly name?: string }) => BrowserWorker;
  readonly Blob?: new (parts: readonly string[], options: { readonly type: string }) => object;
  readonly TextDecoder: new (
    encoding: "utf-8",
    options: { readonly fatal: boolean },
  ) => { decode(bytes: Uint8Array): string };
  readonly URL: { createObjectURL(blob: object): string; revokeObjectURL(url: string): void };
  readonly navigator?: { readonly locks?: LockManagerLike; readonly hardwareConcurrency?: number };
  readonly AbortController: new () => { readonly signal: AbortSignalLike; abort(reason?: unknown): void };
  /** Browsers: whether threads may share memory. */
  readonly crossOriginIsolated?: boolean;
  readonly process?: {
    getBuiltinModule?(name: "node:worker_threads"): NodeWorkerThreads;
    getBuiltinModule?(name: "node:os"): { availableParallelism(): number };
    getBuiltinModule?(name: "node:fs/promises"): unknown;
    readonly pid?: number;
    readonly platform?: string;
    readonly versions?: { readonly node?: string };
  };
}

/** The global object, as the engine sees it. */
export const environment = globalThis as unknown as Environment;

export interface MessagePortLike {
  postMessage(message: unknown): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

/** Web Locks: a lock is set free when the worker that holds it dies, however it dies. */
export interface LockManagerLike {
  request<T>(name: string, held: () => Promise<T> | T): Promise<T>;
}

export interface NodeWorkerThreads {
  readonly isMainThread: boolean;
  readonly parentPort: NodePort | null;
  readonly Worker: new (code: string, options: { readonly eval: true; readonly name?: string }) => NodeWorker;
}

export interface NodePort {
  postMessage(message: unknown, transfer?: readonly unknown[]): void;
  on(event: "message", listener: (data: unknown) => void): void;
  off(event: "message", listener: (data: unknown) => void): void;
}

/** A worker of `node:worker_threads`. */
export interface NodeWorker {
  postMessage(message: unknown, transfer?: readonly unknown[]): void;
  // biome-ignore lint/suspicious/noExplicitAny: of `never`, the overloads of @types/node would not pass as this.
  on(event: string, listener: (argument: any) => void): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: the same.
  off(event: string, listener: (argument: any) => void): unknown;
  terminate(): unknown;
  ref(): void;
  unref(): void;
}

/** A dedicated worker of a browser. */
export interface BrowserWorker {
  postMessage(message: unknown, transfer?: readonly never[]): void;
  addEventListener(type: string, listener: (event: never) => void): void;
  removeEventListener(type: string, listener: (event: never) => void): void;
  terminate(): void;
}

/** What makes a worker that runs `@loglik/engine/worker`. */
export type WorkerFactory = () => BrowserWorker | NodeWorker | Promise<BrowserWorker | NodeWorker>;

/** An `AbortSignal`, as far as training listens to it. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}
