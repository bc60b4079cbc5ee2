export declare function compileAssembly(entry: string, precision?: "float32" | "float64"): Promise<Uint8Array>;
