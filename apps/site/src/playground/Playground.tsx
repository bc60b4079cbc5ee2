import { isTyping } from "@site/src/islands/typing";
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useReducer, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { clickedOffset } from "./clicked-offset";
import type { Editor } from "./editor";
import { Output } from "./Output";
import { idle, nextState, statusText } from "./run-state";
import { StaticCode } from "./StaticCode";
import { codeOfHash, hashOfCode } from "./share";
import { useEditor } from "./use-editor";

export interface PlaygroundProps {
  /** The code of the example, from its file. */
  readonly code: string;
  /** Its path under docs/, shown as its name. */
  readonly file: string;
  /** Seconds of running after which it is stopped. */
  readonly limit?: number;
  readonly title?: string;
}

/**
 * An example that can be read, edited and run. The code runs in a worker and only when the reader says so; Stop, and the
 * time limit, end the worker whatever it is doing.
 */
export function Playground({ code, file, limit = 10, title }: PlaygroundProps): ReactNode {
  const name = file.slice(file.lastIndexOf("/") + 1);
  const original = code.trimEnd();
  const [text, setText] = useState(original);
  const [state, dispatch] = useReducer(nextState, idle);
  const stopRun = useRef<() => void>(undefined);
  const [notice, setNotice] = useState("");
  const place = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState(false);
  /** Set while the reader, and not a link or an error, has asked for the editor: before which character the caret goes. */
  const caret = useRef<{ readonly at?: number }>(undefined);
  /** What the reader does until it is there, in order. */
  const waiting = useRef<((editor: Editor) => void)[]>([]);
  const label = `Code of ${name}, editable`;
  const busy = state.phase === "loading" || state.phase === "running";

  const run = useCallback(async () => {
    stopRun.current?.();
    let stopped = false;
    stopRun.current = () => {
      stopped = true;
    };
    setNotice("");
    dispatch({ type: "start" });
    const runner = await import("./start-run").catch(() => undefined);
    if (stopped) return;
    if (runner === undefined) dispatch({ type: "unloadable" });
    else stopRun.current = runner.startRun({ code: text, file: name }, limit, dispatch);
  }, [text, name, limit]);

  const stop = () => {
    stopRun.current?.();
    dispatch({ type: "stop" });
  };
  const latestRun = useRef(run);
  latestRun.current = run;
  const runOrWait = () => {
    if (editor !== undefined || waiting.current.length === 0) return void run();
    waiting.current.push(() => void latestRun.current());
    setNotice("Waiting for the editor");
  };
  const catchUp = (ready: Editor) => {
    // One after the other, since each changes what the next one finds.
    for (const act of waiting.current.splice(0)) flushSync(() => act(ready));
  };
  const giveUpEditing = () => {
    caret.current = undefined;
    waiting.current = [];
    setEditing(false);
    setNotice("The editor could not be loaded. Click on the code to try again.");
  };
  const handlers = { onChange: setText, onRun: run, onReady: catchUp, onUnloadable: giveUpEditing };
  const editor = useEditor(place, editing, text, label, handlers);
  const edit = (at?: number) => {
    if (editor !== undefined) return;
    // Who has written already and clicks elsewhere goes on there.
    if (waiting.current.length === 0) caret.current = { at };
    else if (at !== undefined) waiting.current.push((ready) => ready.moveTo(at));
    setEditing(true);
  };
  const press = (event: KeyboardEvent) => {
    const { nativeEvent: key } = event;
    if (editor !== undefined || caret.current === undefined || !isTyping(key)) return;
    event.preventDefault();
    waiting.current.push((ready) => ready.press(key));
  };
  const reset = () => {
    stopRun.current?.();
    waiting.current = [];
    dispatch({ type: "reset" });
    editor?.setText(original);
    setText(original);
    setNotice("");
  };
  const share = async () => {
    const hash = await hashOfCode({ file: name, code: text });
    history.replaceState(history.state, "", hash);
    const copied = await navigator.clipboard?.writeText(location.href).then(
      () => true,
      () => false,
    );
    setNotice(copied ? "Link copied" : "The link is in the address bar");
  };

  useEffect(() => () => stopRun.current?.(), []);
  // Code that came with the address is shown, and runs when the reader says so.
  useEffect(() => {
    void codeOfHash(location.hash).then((shared) => {
      if (shared?.file !== name) return;
      setText(shared.code);
      setEditing(true);
      setNotice("Code from the link, not run yet");
      place.current?.scrollIntoView({ block: "center" });
    });
  }, [name]);
  useEffect(() => {
    if (editor === undefined || caret.current === undefined) return;
    // Who has gone on meanwhile is not called back. The focus of a listing that is gone is the body's.
    const { activeElement } = document;
    if (activeElement === document.body || place.current?.contains(activeElement)) editor.focus();
    if (caret.current.at !== undefined) editor.moveTo(caret.current.at);
    caret.current = undefined;
  }, [editor]);
  // A line can be marked in the editor only.
  useEffect(() => {
    if (state.error?.line !== undefined) setEditing(true);
    editor?.markLine(state.error?.line);
  }, [editor, state.error]);

  return (
    <section className="playground" aria-label={title ?? `Live example ${name}`}>
      <header className="playground-bar">
        <span className="playground-title" title={title ?? name}>
          {title ?? name}
        </span>
        <span className="playground-status" role="status">
          {notice || statusText(state)}
        </span>
        <button type="button" className="control-button" onClick={share} title="A link to this page with your code">
          Share
        </button>
        <button type="button" className="control-button" onClick={reset} disabled={text === original && state === idle}>
          Reset
        </button>
        {busy ? (
          <button type="button" className="control-button primary" onClick={stop}>
            Stop
          </button>
        ) : (
          <button type="button" className="control-button primary" onClick={runOrWait} title="Ctrl+Enter in the editor">
            Run
          </button>
        )}
      </header>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the listing inside is what is acted on */}
      <div
        ref={place}
        className="playground-code"
        onFocus={() => edit()}
        onClick={({ currentTarget, nativeEvent }) => {
          if (editor === undefined) edit(clickedOffset(currentTarget, text, nativeEvent));
        }}
        onKeyDown={press}
      >
        {editor === undefined && <StaticCode code={text} label={label} />}
      </div>
      <Output state={state} />
    </section>
  );
}
