import { farEnough, surfaceOf } from "./drag";

/** How long after a finger has left the glass its click may still come: a browser may wait for a second tap. */
const fingerClick = 400;

/** How often it is looked whether a list to choose from is still open, of which browsers send no word; milliseconds. */
const listCheck = 100;

/** A pointer by its number, or what else is being pressed. */
type Pressed = number | "space" | "file" | "list";

/** Whether something is being pressed whose click is still to come. */
export interface Presses {
  /**
   * Calls back at once, or where something is being pressed, when its click has come or cannot come any more: a press that has
   * become a drag of a handle goes on wherever the handle is.
   */
  whenLetGo(callback: () => void): void;
  stop(): void;
}

/**
 * Follows the presses that begin inside an element, by mouse, finger, pen or the space bar. A browser sends a click to what was
 * pressed *and* let go, so whoever replaces the element in between takes the click away. A click on a field for files goes on
 * until one is chosen or none: the file comes to the field that was clicked. So does a press that has opened a list to choose
 * from, which closes when the field goes.
 */
export function watchPresses(element: Element): Presses {
  let pressed: Pressed | undefined;
  /** The list that was pressed last, unless something has been chosen in it. */
  let list: HTMLSelectElement | undefined;
  /** Where a handle is pressed that has not been moved yet. */
  let handle: PointerEvent | undefined;
  let waiting: (() => void) | undefined;
  let timer = 0;
  const stopped = new AbortController();

  const begin = (what: Pressed) => {
    clearTimeout(timer);
    pressed = what;
  };
  // Never at once: the click of a mouse follows its release in the same task, and that of a box the click on its label.
  const endAfter = (delay: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (list !== undefined && isOpen(list)) return endAfter(listCheck);
      pressed = undefined;
      waiting?.();
    }, delay);
  };
  const handlers: { [Type in keyof WindowEventMap]?: (event: WindowEventMap[Type]) => void } = {
    pointerdown: (event) => {
      const { target, pointerId, pointerType, isPrimary, button } = event;
      if (!isPrimary || button !== 0 || !element.contains(target as Node)) return;
      begin(pointerId);
      list = (target as Element).closest("select") ?? undefined;
      // It opens under a mouse that is still down, whose release may then go to the list. A finger has to leave it first.
      if (list !== undefined && pointerType === "mouse") endAfter(listCheck);
      handle = surfaceOf(target) === undefined ? undefined : event;
    },
    pointermove: (event) => {
      if (handle === undefined || event.pointerId !== pressed || !farEnough(handle, event)) return;
      handle = undefined;
      endAfter(0);
    },
    pointerup: ({ pointerId, pointerType }) => {
      if (pointerId === pressed) endAfter(pointerType === "mouse" ? 0 : fingerClick);
    },
    pointercancel: ({ pointerId }) => {
      if (pointerId === pressed) endAfter(0);
    },
    keydown: ({ target, key }) => {
      if (target instanceof HTMLSelectElement && element.contains(target)) {
        begin("list");
        list = key === "Escape" ? undefined : target;
        endAfter(listCheck);
      } else if (key === " " && element.contains(target as Node)) begin("space");
    },
    keyup: ({ key }) => {
      if (key === " " && pressed === "space") endAfter(0);
    },
    click: ({ target }) => {
      if (element.contains(target as Node) && (target as Element).matches("input[type=file]")) begin("file");
      else if (pressed !== undefined) endAfter(0);
    },
    change: () => {
      list = undefined;
      if (pressed === "file") endAfter(0);
    },
    cancel: () => {
      if (pressed === "file") endAfter(0);
    },
    // What takes the release away: a menu of the browser, another window.
    contextmenu: () => {
      if (pressed !== undefined) endAfter(0);
    },
    blur: ({ target }) => {
      if (pressed !== undefined && pressed !== "file" && target === window) endAfter(0);
    },
  };
  for (const [type, handler] of Object.entries(handlers)) {
    addEventListener(type, handler as EventListener, { capture: true, passive: true, signal: stopped.signal });
  }
  return {
    whenLetGo(callback) {
      if (pressed === undefined) callback();
      else waiting = callback;
    },
    stop() {
      clearTimeout(timer);
      stopped.abort();
    },
  };
}

/** Where a browser cannot say, the list counts as open until something is chosen or the focus goes elsewhere. */
function isOpen(list: HTMLSelectElement): boolean {
  return CSS.supports("selector(:open)") ? list.matches(":open") : document.activeElement === list;
}
