import { beginDrag, type Drag } from "./drag";
import { isTyping } from "./typing";

/** Something that a reader did to a picture of controls. */
export type Action =
  | { readonly type: "focus"; readonly path: readonly number[] }
  | { readonly type: "value"; readonly path: readonly number[]; readonly value: string }
  | { readonly type: "files"; readonly path: readonly number[]; readonly files: FileList }
  | { readonly type: "drop"; readonly path: readonly number[]; readonly data: DataTransfer }
  | { readonly type: "drag"; readonly drag: Drag }
  /** A click, or a key that was pressed. */
  | { readonly type: "event"; readonly path: readonly number[]; readonly event: Event; readonly at: Place };

/** Pixels to the right of, and below, the upper left corner of what was clicked. */
type Place = readonly [number, number];

export interface Recorder {
  /** The actions so far, in order. */
  readonly actions: readonly Action[];
  stop(): void;
}

/** Keys that move what has the role of a slider, and would scroll the page. */
const movingKeys = /^(?:Arrow.*|Page(?:Up|Down)|Home|End)$/;

/**
 * Records clicks, drags, keys, typed values, chosen or dropped files and the focus inside an element that is still the server's rendering,
 * and reports each to `onAction`: who acts on it wants it.
 */
export function recordActions(element: Element, onAction: () => void): Recorder {
  const actions: Action[] = [];
  const dragOf = (event: PointerEvent): Action | undefined => {
    const drag = beginDrag(event, element, () => actions.splice(actions.indexOf(action), 1));
    if (drag === undefined) return;
    const action: Action = { type: "drag", drag };
    return action;
  };
  const record = (event: Event) => {
    // Nobody is there yet who would keep the browser from scrolling, from sending a form to a server, or from opening a file.
    const taken = event.type === "submit" || movesSlider(event) || isTyped(event) || bringsFile(event);
    if (taken) event.preventDefault();
    const action = event.type === "pointerdown" ? dragOf(event as PointerEvent) : actionOf(event, element);
    if (action === undefined) return;
    const last = actions.at(-1);
    // Of a slider that is dragged the last value counts.
    if (action.type === "value" && last?.type === "value" && samePath(action.path, last.path)) actions.pop();
    actions.push(action);
    onAction();
  };
  const kinds = ["pointerdown", "click", "dblclick", "keydown", "input", "focusin", "submit", "dragover", "drop"];
  for (const kind of kinds) element.addEventListener(kind, record);
  return {
    actions,
    stop: () => {
      for (const action of actions) if (action.type === "drag") action.drag.leave();
      for (const kind of kinds) element.removeEventListener(kind, record);
    },
  };
}

function movesSlider(event: Event): boolean {
  return (
    event instanceof KeyboardEvent &&
    movingKeys.test(event.key) &&
    (event.target as Element).matches("[role=slider]:not(input)")
  );
}

/** Whether a key is pressed on what turns into an editor. */
function isTyped(event: Event): boolean {
  return event instanceof KeyboardEvent && isTyping(event) && (event.target as Element).matches("[data-typed-into]");
}

/** Whether something is dragged, or dropped, where files may be dropped. */
function bringsFile(event: Event): boolean {
  return event instanceof DragEvent && (event.target as Element).closest("[data-takes-files]") !== null;
}

function actionOf(event: Event, root: Element): Action | undefined {
  const target = event.target;
  // A link leads away as it always does.
  if (!(target instanceof Element) || target.closest("a[href]") !== null) return undefined;
  const path = pathTo(target, root);
  if (event instanceof DragEvent) {
    const isDrop = event.type === "drop" && bringsFile(event) && event.dataTransfer !== null;
    return isDrop ? { type: "drop", path, data: copyOfFiles(event.dataTransfer.files) } : undefined;
  }
  if (event.type === "focusin") return { type: "focus", path };
  if (event.type === "input") {
    if (target instanceof HTMLInputElement && target.files !== null)
      return { type: "files", path, files: target.files };
    // Boxes to tick report a click already.
    const typed = target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
    const field = target instanceof HTMLInputElement && !["checkbox", "radio"].includes(target.type);
    return typed || field ? { type: "value", path, value: (target as HTMLInputElement).value } : undefined;
  }
  // The button of a form that is sent is clicked, what a label belongs to as well; and Tab moves the focus.
  if (event.type === "submit" || clicksAnother(event) || (event as KeyboardEvent).key === "Tab") return undefined;
  // What a click on a field for files leads to is the files.
  if (event.type === "click" && target.matches("input[type=file]")) return undefined;
  const { left, top } = target.getBoundingClientRect();
  const at: Place = event instanceof MouseEvent ? [event.clientX - left, event.clientY - top] : [0, 0];
  return { type: "event", path, event, at };
}

/** A browser takes back what it has let a page drop when the event is over; the files themselves stay. */
function copyOfFiles(files: FileList): DataTransfer {
  const copy = new DataTransfer();
  for (const file of files) copy.items.add(file);
  return copy;
}

/** Whether a click is on the label of something, which the browser clicks after it. */
function clicksAnother({ type, target }: Event): boolean {
  if (type !== "click") return false;
  const control = (target as Element).closest("label")?.control;
  return control != null && !control.contains(target as Element);
}

function samePath(one: readonly number[], other: readonly number[]): boolean {
  return one.join() === other.join();
}

function pathTo(target: Element, root: Element): readonly number[] {
  const path: number[] = [];
  for (let node = target; node !== root && node.parentElement !== null; node = node.parentElement) {
    path.unshift(shownChildren(node.parentElement).indexOf(node));
  }
  return path;
}

/** What is not displayed is not counted: of what lies over the picture of a figure there are two, of which one shows. */
export function shownChildren(element: Element): readonly Element[] {
  return [...element.children].filter((child) => getComputedStyle(child).display !== "none");
}
