import { flushSync } from "react-dom";
import { carryOn } from "./drag";
import { type Action, shownChildren } from "./recorder";

/** Where in an element the reader is: what has the focus, and in a text what is selected. */
export interface Whereabouts {
  readonly selection?: readonly [from: number, to: number];
}

/** Where the reader is in an element, undefined where elsewhere. */
export function whereabouts(element: Element): Whereabouts | undefined {
  const active = document.activeElement;
  if (active === null || !element.contains(active)) return undefined;
  const { selectionStart: from, selectionEnd: to } = active as HTMLInputElement;
  return typeof from === "number" && typeof to === "number" ? { selection: [from, to] } : {};
}

/**
 * Does to the live element what was done to its picture, in the same order, each on what the one before has led to. What has no
 * counterpart is left out. A reader who has gone elsewhere meanwhile is not called back.
 */
export function handOver(actions: readonly Action[], live: Element, reader: Whereabouts | undefined): void {
  for (const action of actions) {
    if (action.type === "drag") carryOn(action.drag, live, reader !== undefined);
    else flushSync(() => repeat(action, live, reader !== undefined));
  }
  const active = document.activeElement;
  if (reader?.selection && active instanceof HTMLElement && live.contains(active) && "selectionStart" in active) {
    (active as HTMLInputElement).setSelectionRange(...reader.selection);
  }
}

function repeat(action: Exclude<Action, { type: "drag" }>, live: Element, here: boolean): void {
  const target = action.path.reduce<Element | undefined>((node, index) => node && shownChildren(node)[index], live);
  if (!(target instanceof HTMLElement || target instanceof SVGElement)) return;
  if (action.type === "focus") {
    if (here) target.focus({ preventScroll: true });
  } else if (action.type === "value") {
    setValue(target, action.value);
  } else if (action.type === "files") {
    (target as HTMLInputElement).files = action.files;
    target.dispatchEvent(new Event("change", { bubbles: true }));
  } else if (action.type === "drop") {
    const init = { bubbles: true, cancelable: true, dataTransfer: action.data };
    target.dispatchEvent(new DragEvent("drop", init));
  } else {
    // A key may have moved the focus where a picture could not: the next key is for what has it.
    const active = document.activeElement;
    const focused = action.event instanceof KeyboardEvent && here && live.contains(active) ? active : target;
    const { event, at } = action;
    focused?.dispatchEvent(event instanceof MouseEvent ? clickLike(event, target, at) : copyOf(event));
  }
}

/** The same event once more: one that a browser has sent is not to be sent again. */
function copyOf(event: Event): Event {
  return new (event.constructor as typeof Event)(event.type, event);
}

/** The same click at the same place of the target, which may have been scrolled since. */
function clickLike(event: MouseEvent, target: Element, [right, down]: readonly [number, number]): MouseEvent {
  const { left, top } = target.getBoundingClientRect();
  const { bubbles, cancelable, detail, button, ctrlKey, shiftKey, altKey, metaKey } = event;
  const init = { bubbles, cancelable, detail, button, ctrlKey, shiftKey, altKey, metaKey };
  return new MouseEvent(event.type, { ...init, clientX: left + right, clientY: top + down });
}

/** React listens to the event, and compares with the value that it has set itself: hence the prototype's setter. */
function setValue(target: Element, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(target), "value")?.set?.call(target, value);
  target.dispatchEvent(new Event(target instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
}
