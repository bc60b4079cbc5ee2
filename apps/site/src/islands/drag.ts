import { flushSync } from "react-dom";

type Place = readonly [number, number];

/**
 * A drag of a handle (`role="slider"`) inside a `data-draggable` element. Its places are parts of the `data-axes` element in
 * there, since a picture may be drawn in another size than what replaces it: what counts is the number pointed at.
 */
export interface Drag {
  /** Which of the draggable elements, and which handle of its handles. */
  readonly surface: number;
  readonly handle: number;
  /** The last of its pointer. */
  readonly last: PointerEvent;
  /** Where on the axes the pointer is; undefined as long as it has not moved. */
  readonly to: Place | undefined;
  readonly held: boolean;
  /** Stops following the pointer. */
  leave(): void;
}

/** How near to the middle of a handle it is taken hold of, in CSS pixels. */
const grasp = 26;

/** How far a pointer moves before a press is a drag, in CSS pixels. */
const leastMove = 4;

/** Whether a pointer has moved so far since an event that it drags. */
export function farEnough(from: PointerEvent, to: PointerEvent): boolean {
  return Math.hypot(to.clientX - from.clientX, to.clientY - from.clientY) >= leastMove;
}

/** The draggable element that an event is inside of. */
export function surfaceOf(target: EventTarget | null): Element | undefined {
  return (target as Element | null)?.closest?.("[data-draggable]") ?? undefined;
}

/**
 * Begins to follow a drag where the pressed pointer is at a handle inside `root`, which takes the focus as it does when alive.
 * `onScroll` is called where the browser takes the pointer to scroll with, in which case there was no drag.
 */
export function beginDrag(press: PointerEvent, root: Element, onScroll: () => void): Drag | undefined {
  const surface = surfaceOf(press.target);
  if (surface === undefined || !press.isPrimary || press.button !== 0) return;
  const handles = handlesOf(surface);
  const far = handles.map((handle) => {
    const [x, y] = middleOf(handle);
    return Math.hypot(x - press.clientX, y - press.clientY);
  });
  const nearest = far.indexOf(Math.min(...far));
  if (!(far[nearest] <= grasp)) return;
  // Else the browser selects the words that the pointer passes.
  press.preventDefault();
  handles[nearest].focus({ preventScroll: true });

  const following = new AbortController();
  const drag = {
    surface: surfacesOf(root).indexOf(surface),
    handle: nearest,
    last: press,
    to: undefined as Place | undefined,
    held: true,
    leave: () => following.abort(),
  };
  const follow = (event: PointerEvent) => {
    if (event.pointerId !== press.pointerId) return;
    if (event.type === "pointercancel") onScroll();
    // A mouse that was let go outside the window comes back without its button.
    else if (event.type === "pointermove" && event.buttons === 0) drag.held = false;
    else if (drag.to !== undefined || farEnough(press, event)) {
      drag.last = event;
      drag.to = partOf(axesOf(surface), [event.clientX, event.clientY]);
    }
    if (event.type !== "pointermove") drag.held = false;
    if (!drag.held) drag.leave();
  };
  for (const type of ["pointermove", "pointerup", "pointercancel"] as const) {
    addEventListener(type, follow, { capture: true, passive: true, signal: following.signal });
  }
  return drag;
}

/**
 * Does a drag on the live element: all of it, or where the pointer still holds the handle, so much that the live handle is in
 * its hold. The focus of a reader who is elsewhere by now stays there.
 */
export function carryOn(drag: Drag, live: Element, here: boolean): void {
  const surface = surfacesOf(live)[drag.surface];
  const handle = surface && handlesOf(surface)[drag.handle];
  if (handle === undefined) return;
  const { pointerId, pointerType, clientX, clientY } = drag.last;
  const send = (type: string, [x, y]: Place) => {
    const buttons = type === "pointerup" ? 0 : 1;
    const init = { bubbles: true, cancelable: true, isPrimary: true, pointerId, pointerType, button: 0, buttons };
    flushSync(() => surface.dispatchEvent(new PointerEvent(type, { ...init, clientX: x, clientY: y })));
  };
  const elsewhere = here ? undefined : document.activeElement;
  const from = middleOf(handle);
  send("pointerdown", from);
  if (elsewhere instanceof HTMLElement) elsewhere.focus({ preventScroll: true });
  const to = drag.held ? ([clientX, clientY] as const) : drag.to && placeOn(axesOf(surface), drag.to);
  if (drag.to !== undefined && to !== undefined) send("pointermove", to);
  if (!drag.held) send("pointerup", to ?? from);
}

/** Those that are shown: the picture of a figure is there in two widths. */
function surfacesOf(root: Element): readonly Element[] {
  return [...root.querySelectorAll("[data-draggable]")].filter((surface) => surface.getClientRects().length > 0);
}

function handlesOf(surface: Element): readonly SVGElement[] {
  return [...surface.querySelectorAll<SVGElement>("[role=slider]")];
}

function axesOf(surface: Element): DOMRect {
  return (surface.querySelector("[data-axes]") ?? surface).getBoundingClientRect();
}

function middleOf(element: Element): Place {
  const box = element.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** A line has no height: along it there is nothing to measure. */
function partOf(box: DOMRect, [x, y]: Place): Place {
  return [box.width && (x - box.x) / box.width, box.height && (y - box.y) / box.height];
}

function placeOn(box: DOMRect, [x, y]: Place): Place {
  return [box.x + x * box.width, box.y + y * box.height];
}
