import { type RefObject, useLayoutEffect, useState } from "react";

/**
 * The width of an element in whole CSS pixels, followed by a ResizeObserver; undefined until it is known, as on the server
 * and in a hidden element.
 */
export function useWidth(place: RefObject<HTMLElement | null>): number | undefined {
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const take = (value: number) => {
      // A hidden element has no width; the last drawing is kept until it shows again.
      if (value > 0) setWidth(Math.floor(value));
    };
    take(element.clientWidth);
    const observer = new ResizeObserver((entries) => take(entries[entries.length - 1].contentRect.width));
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return width;
}
