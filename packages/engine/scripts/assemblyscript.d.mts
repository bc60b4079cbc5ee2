export declare function compileAssembly(
  entry: string,
  precision?: "float32" | "float64",
  fused?: boolean,
): Promise<Uint8Array>;
