import { type RefObject, useEffect, useRef, useState } from "react";
import type { Editor } from "./editor";

/**
 * Loads the editor when its place comes near the window, and puts it there. Until then, and where scripts fail to load,
 * the static listing stays.
 *
 * @returns the editor once it stands in `place`, else undefined
 */
export function useEditor(
  place: RefObject<HTMLElement | null>,
  text: string,
  label: string,
  handlers: { readonly onChange: (text: string) => void; readonly onRun: () => void },
): Editor | undefined {
  const [editor, setEditor] = useState<Editor>();
  const latest = useRef({ text, handlers });
  latest.current = { text, handlers };

  useEffect(() => {
    const parent = place.current;
    if (parent === null) return;
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
      setEditor(created);
    }
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        void create(parent);
      },
      { rootMargin: "600px" },
    );
    observer.observe(parent);
    return () => {
      cancelled = true;
      observer.disconnect();
      created?.destroy();
      setEditor(undefined);
    };
  }, [place, label]);

  return editor;
}
