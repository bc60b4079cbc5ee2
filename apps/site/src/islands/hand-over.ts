/** Collects what a reader does to a picture of controls, for the controls that are on their way. */
export interface Recorder {
  /** The actions so far, in order. */
  readonly actions: readonly Action[];
  /** Where a button is being pressed whose click has not come yet. */
  pressed(): readonly number[] | undefined;
  stop(): void;
}

interface Action {
  readonly type: "click" | "value" | "focus";
  readonly path: readonly number[];
  readonly value?: string;
}

/**
 * Records clicks, typed values and the focus inside an element that is still the server's rendering, and reports the first:
 * who acts on it wants it.
 */
export function recordActions(element: Element, onFirst: () => void): Recorder {
  const actions: Action[] = [];
  let pressed: readonly number[] | undefined;
  const record = (event: Event) => {
    if (event.type === "pointerdown") {
      pressed = describe(event, element)?.path;
      return;
    }
    if (event.type === "click") pressed = undefined;
    const action = describe(event, element);
    if (action === undefined) return;
    actions.push(action);
    onFirst();
  };
  const kinds = ["pointerdown", "click", "input", "focusin"];
  for (const kind of kinds) element.addEventListener(kind, record);
  return {
    actions,
    pressed: () => pressed,
    stop: () => {
      for (const kind of kinds) element.removeEventListener(kind, record);
    },
  };
}

function describe(event: Event, root: Element): Action | undefined {
  const target = event.target;
  // A link leads away as it always does.
  if (!(target instanceof Element) || target.closest("a[href]") !== null) return undefined;
  const path = pathTo(target, root);
  if (event.type === "focusin") return { type: "focus", path };
  if (event.type === "click" || event.type === "pointerdown") return { type: "click", path };
  // Boxes to tick report a click already; a chosen file cannot be handed on.
  const typed = target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  const field = target instanceof HTMLInputElement && !["checkbox", "radio", "file"].includes(target.type);
  return typed || field ? { type: "value", path, value: (target as HTMLInputElement).value } : undefined;
}

/** Does to the live element what was done to its picture. What has no counterpart there is left out. */
export function handOver(recorder: Recorder | undefined, root: Element): void {
  for (const { type, path, value } of recorder?.actions ?? []) {
    const target = follow(path, root);
    if (!(target instanceof HTMLElement)) continue;
    if (type === "focus") target.focus({ preventScroll: true });
    else if (type === "click") target.click();
    else setValue(target, value ?? "");
  }
  finishPress(recorder?.pressed(), root);
}

/** The browser sends no click where what was pressed is gone at the release: then it is sent from here. */
function finishPress(path: readonly number[] | undefined, root: Element): void {
  const target = path && follow(path, root);
  if (!(target instanceof HTMLElement)) return;
  const ended = new AbortController();
  const release = ({ type, target: over }: Event) => {
    ended.abort();
    if (type === "pointerup" && over instanceof Node && target.contains(over)) target.click();
  };
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, release, { signal: ended.signal });
}

/** React listens to the event, and compares with the value that it has set itself: hence the prototype's setter. */
function setValue(target: HTMLElement, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(target), "value")?.set?.call(target, value);
  target.dispatchEvent(new Event(target instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
}

function pathTo(target: Element, root: Element): readonly number[] {
  const path: number[] = [];
  for (let node = target; node !== root && node.parentElement !== null; node = node.parentElement) {
    path.unshift([...node.parentElement.children].indexOf(node));
  }
  return path;
}

function follow(path: readonly number[], root: Element): Element | undefined {
  return path.reduce<Element | undefined>((node, index) => node?.children[index], root);
}
