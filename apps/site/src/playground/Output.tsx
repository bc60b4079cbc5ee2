import ErrorBoundary from "@docusaurus/ErrorBoundary";
import type { Figure } from "@loglik/plot";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Failure } from "../islands/Failure";
import type { RunState } from "./run-state";

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
          <Drawn figures={figures} />
        </div>
      )}
    </>
  );
}

const lazyView = () => lazy(async () => ({ default: (await import("@loglik/plot/react")).FigureView }));

/** The figures. What draws them comes with the first one; where it does not come, code and output stay. */
function Drawn({ figures }: { readonly figures: readonly Figure[] }): ReactNode {
  // React remembers for good that a lazy component has failed: another try is another component.
  const [FigureView, setFigureView] = useState(lazyView);
  const again = (tryAgain: () => void) => () => {
    setFigureView(lazyView);
    tryAgain();
  };
  return (
    <ErrorBoundary
      fallback={({ tryAgain }) => <Failure onRetry={again(tryAgain)}>The figures could not be drawn.</Failure>}
    >
      <Suspense fallback={null}>
        {figures.map((figure, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: figures come as one fixed list
          <FigureView key={index} figure={figure} />
        ))}
      </Suspense>
    </ErrorBoundary>
  );
}
