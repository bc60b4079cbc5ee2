import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { type ChangeDesc, ChangeSet, Compartment, EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, drawSelection, EditorView, keymap, runScopeHandlers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

/** What the playground needs of an editor. */
export interface Editor {
  setText(text: string): void;
  /** Marks the line of an error, counted from 1; undefined takes the mark away. */
  markLine(line: number | undefined): void;
  /** Puts the caret before a character of the text that it began with, counted from 0, wherever that is by now. */
  moveTo(offset: number): void;
  focus(): void;
  /** Does what a key does, without its having to be pressed in the editor. */
  press(key: KeyboardEvent): void;
  destroy(): void;
}

const markedLine = StateEffect.define<number | undefined>();

const lineMark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(markedLine)) continue;
      const { value } = effect;
      if (value === undefined || value > transaction.newDoc.lines) return Decoration.none;
      return Decoration.set(Decoration.line({ class: "error-line" }).range(transaction.newDoc.line(value).from));
    }
    // An edited line is no longer the one that failed.
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** An editor without types is an editor still: what fails to load is left out. */
async function addTypes(view: EditorView, types: Compartment): Promise<void> {
  const { typeSupport } = await import("./types/type-support");
  const extension = await typeSupport().catch(() => []);
  view.dispatch({ effects: types.reconfigure(extension) });
  view.dom.dataset.types = Array.isArray(extension) && extension.length === 0 ? "none" : "ready";
}

/** Writes a letter as a keyboard does, so that a bracket is closed and a line indented. */
function write(view: EditorView, letter: string): void {
  const { from, to } = view.state.selection.main;
  const typed = { userEvent: "input.type", scrollIntoView: true };
  const insert = () => view.state.update(view.state.replaceSelection(letter), typed);
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some((handle) => handle(view, from, to, letter, insert))) view.dispatch(insert());
}

/**
 * A code editor in the place of the static listing. The Tab key moves on to the next control, as everywhere on a page;
 * Ctrl+Enter (or Cmd+Enter) runs. Its colours are classes (`tok-keyword` …) that css/code.css fills.
 */
export function createEditor(options: {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
}): Editor {
  const types = new Compartment();
  const run = () => {
    options.onRun();
    return true;
  };
  const runKey = { key: "Mod-Enter", run };
  let sinceStart: ChangeDesc = ChangeSet.empty(options.text.length);
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        Prec.highest(keymap.of([runKey])),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        javascript({ typescript: true }),
        syntaxHighlighting(classHighlighter),
        lineMark,
        types.of([]),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({ "aria-label": options.label }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          sinceStart = sinceStart.composeDesc(update.changes);
          options.onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  // Types are for those who write: the first focus asks for them, and the editor does not wait.
  view.contentDOM.addEventListener("focus", () => void addTypes(view, types), { once: true });
  return {
    setText: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    markLine: (line) => view.dispatch({ effects: markedLine.of(line) }),
    moveTo: (offset) =>
      view.dispatch({ selection: { anchor: sinceStart.mapPos(Math.min(offset, sinceStart.length), 1) } }),
    focus: () => view.focus(),
    press: (key) => {
      if (!runScopeHandlers(view, key, "editor") && [...key.key].length === 1) write(view, key.key);
    },
    destroy: () => view.destroy(),
  };
}
