declare module "*?raw" {
  const text: string;
  export default text;
}

interface ImportMeta {
  /** Vite's: the modules that match a pattern. */
  glob<Module>(pattern: string, options: { eager: true; query?: string; import?: string }): Record<string, Module>;
}
