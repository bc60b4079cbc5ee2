import { useState, useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether the server has rendered this component already: true on the page that was opened, false on one that was gone to. */
export function useServed(): boolean {
  const hydrating = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  return useState(hydrating)[0];
}
