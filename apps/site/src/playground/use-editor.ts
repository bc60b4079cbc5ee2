import { type RefObject, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Editor } from "./editor";

/**
 * Loads the editor once it is `wanted`, and puts it in its place. Until then, and where scripts fail to load, the static
 * listing stays: most listings are only read, and a listing that nothing replaces cannot move.
 *
 * @returns the editor once it stands in `place`, else undefined
 */
export function useEditor(
  place: RefObject<HTMLElement | null>,
  wanted: boolean,
  text: string,
  label: string,
  handlers: {
    readonly onChange: (text: string) => void;
    readonly onRun: () => void;
    /** It stands in its place. */
    readonly onReady: (editor: Editor) => void;
    /** Its script did not arrive. Another wish is another try. */
    readonly onUnloadable: () => void;
  },
): Editor | undefined {
  const [editor, setEditor] = useState<Editor>();
  const latest = useRef({ text, handlers });
  latest.current = { text, handlers };

  useEffect(() => {
    const parent = place.current;
    if (parent === null || !wanted) return;
    let created: Editor | undefined;
    let cancelled = false;

    async function create(target: HTMLElement) {
      const { createEditor } = await import("./editor");
      if (cancelled) return;
      created = createEditor({
        parent: target,
        text: latest.current.text,
        label,
        onChange: (changed) => latest.current.handlers.onChange(changed),
        onRun: () => latest.current.handlers.onRun(),
      });
      // At once, so that who has asked for it has the focus in it before the next key.
      flushSync(() => setEditor(created));
      latest.current.handlers.onReady(created);
    }
    create(parent).catch(() => cancelled || latest.current.handlers.onUnloadable());
    return () => {
      cancelled = true;
      created?.destroy();
      setEditor(undefined);
    };
  }, [place, wanted, label]);

  return editor;
}
