/** Imports a module whose address is known only at run time; the comments keep bundlers from looking for it. */
export function importModule(url: string): Promise<unknown> {
  return import(/* @vite-ignore */ /* webpackIgnore: true */ url);
}
