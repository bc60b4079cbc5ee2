import { createSystem, createVirtualTypeScriptEnvironment } from "@typescript/vfs";
import { createWorker } from "@valtown/codemirror-ts/worker";
import { expose } from "comlink";
import ts from "typescript";

const declarations = new URL("../../generated/types.json", import.meta.url);

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  // Every file is a module, so that names of one example are not those of another.
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ["lib.es2023.d.ts"],
  types: [],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
};

expose(
  createWorker(async () => {
    const response = await fetch(declarations);
    if (!response.ok) throw new Error(`the declarations did not arrive: ${response.status}`);
    const files: Record<string, string> = await response.json();
    const system = createSystem(new Map(Object.entries(files)));
    return createVirtualTypeScriptEnvironment(system, ["/worker.d.ts"], ts, options);
  }),
);
