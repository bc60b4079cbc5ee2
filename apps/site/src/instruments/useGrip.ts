import { type PointerEvent, type PointerEventHandler, useState } from "react";

/** What the element around draggable points (`role="slider"`) listens to. */
export interface Grip<Surface extends Element> {
  readonly "data-draggable": true;
  readonly onPointerDown: PointerEventHandler<Surface>;
  readonly onPointerMove: PointerEventHandler<Surface>;
  readonly onPointerUp: PointerEventHandler<Surface>;
  readonly onPointerCancel: PointerEventHandler<Surface>;
  readonly onLostPointerCapture: PointerEventHandler<Surface>;
}

/**
 * Lets a pointer take hold of one of several points, which gets the focus, and follows it wherever it goes until it lets go.
 * `data-draggable`, with `data-axes` on an element inside whose box is that of the axes, hands over what was dragged on the
 * server's picture (islands/drag.ts).
 *
 * @returns which point is held, and by what it is dragged
 */
export function useGrip<Surface extends Element>(options: {
  /** Which point a pointer that presses there means; undefined where none. */
  readonly pick: (event: PointerEvent<Surface>) => number | undefined;
  readonly move: (index: number, event: PointerEvent<Surface>) => void;
}): { readonly held: number | undefined; readonly grip: Grip<Surface> } {
  const [hold, setHold] = useState<{ readonly index: number; readonly pointer: number }>();
  const letGo = (event: PointerEvent) => {
    if (event.pointerId === hold?.pointer) setHold(undefined);
  };
  const grip: Grip<Surface> = {
    "data-draggable": true,
    onPointerDown(event) {
      const index = options.pick(event);
      if (index === undefined) return;
      capture(event.currentTarget, event.pointerId);
      event.currentTarget.querySelectorAll<SVGElement>("[role=slider]")[index]?.focus({ preventScroll: true });
      event.preventDefault();
      setHold({ index, pointer: event.pointerId });
    },
    onPointerMove(event) {
      if (event.pointerId === hold?.pointer) options.move(hold.index, event);
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
    onLostPointerCapture: letGo,
  };
  return { held: hold?.index, grip };
}

/** Of a drag that is handed over the pointer may have left the glass already: there is nothing more to come from it. */
function capture(element: Element, pointer: number): void {
  try {
    element.setPointerCapture(pointer);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "NotFoundError")) throw error;
  }
}
