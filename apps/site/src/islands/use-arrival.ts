import { type ComponentType, type RefObject, startTransition, useCallback, useState } from "react";

/** The script of an island, on its way. */
export interface Arrival {
  /** The component once it is there, with the width in CSS pixels of the place that it is for. */
  readonly arrived?: { readonly Component: ComponentType<object>; readonly width: number };
  /** Set where the script has not arrived, until it does. */
  readonly trouble?: "failed" | "trying again";
  /** Asks for the script; once more where that has failed. */
  readonly wake: () => void;
}

/** Loads a component for a place when it is woken, and says how that went. */
export function useArrival(load: () => Promise<ComponentType<object>>, place: RefObject<HTMLElement | null>): Arrival {
  const [arrived, setArrived] = useState<Arrival["arrived"]>();
  const [trouble, setTrouble] = useState<Arrival["trouble"]>();
  const wake = useCallback(() => {
    setTrouble((now) => now && "trying again");
    load().then(
      (Component) =>
        // In a transition, so that the picture stays until all of the component is ready.
        startTransition(() => setArrived((now) => now ?? { Component, width: place.current?.offsetWidth ?? 0 })),
      () => setTrouble("failed"),
    );
  }, [load, place]);
  return { arrived, trouble, wake };
}
