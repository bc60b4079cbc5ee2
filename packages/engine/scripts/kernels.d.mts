/** Makes the kernels in `src/generated/` from `assembly/`, unless they are of it already; returns what was done. */
export declare function writeKernels(): Promise<string>;
