import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, drawSelection, EditorView, keymap } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

/** A place in the window, pixels from its upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What the playground needs of an editor. */
export interface Editor {
  setText(text: string): void;
  /** Marks the line of an error, counted from 1; undefined takes the mark away. */
  markLine(line: number | undefined): void;
  /** Puts the caret where a place of the window is, or at the start. */
  focus(at?: Point): void;
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
  const runKey = { key: "Mod-Enter", run: () => (options.onRun(), true) };
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
          if (update.docChanged) options.onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  // Types are for those who write: the first focus asks for them, and the editor does not wait.
  view.contentDOM.addEventListener("focus", () => void addTypes(view, types), { once: true });
  return {
    setText: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    markLine: (line) => view.dispatch({ effects: markedLine.of(line) }),
    focus: (at) => {
      view.focus();
      const anchor = at === undefined ? null : view.posAtCoords(at);
      if (anchor !== null) view.dispatch({ selection: { anchor } });
    },
    destroy: () => view.destroy(),
  };
}
