export declare function compileAssembly(entry: string): Promise<Uint8Array>;
