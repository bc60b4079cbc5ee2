import { lazy, type ReactNode, Suspense } from "react";
import type { RunState } from "./run-state";

const FigureView = lazy(async () => ({ default: (await import("@loglik/plot/react")).FigureView }));

/** What a run printed, why it failed, and the figures that it exported. */
export function Output({ state }: { readonly state: RunState }): ReactNode {
  const { output, error, figures, phase } = state;
  const silent = phase === "finished" && output.length === 0 && figures.length === 0;
  return (
    <>
      <div className="playground-output" role="log" aria-live="polite" aria-label="Output">
        {output.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever appended
          <pre key={index} data-level={entry.level}>
            {entry.text}
          </pre>
        ))}
        {error && (
          <pre data-level="error">
            {error.line ? `line ${error.line}${error.column ? `, column ${error.column}` : ""}: ` : ""}
            {error.message}
          </pre>
        )}
        {silent && <pre data-level="quiet">The code printed nothing.</pre>}
      </div>
      {figures.length > 0 && (
        <div className="playground-figures">
          <Suspense fallback={null}>
            {figures.map((figure, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: figures come as one fixed list
              <FigureView key={index} figure={figure} />
            ))}
          </Suspense>
        </div>
      )}
    </>
  );
}
