import { Highlight, Prism } from "prism-react-renderer";
import type { ReactNode } from "react";
import { codeTheme } from "../code-theme";

/** Highlighted code as the server renders it: what a reader sees before, or without, the editor. */
export function StaticCode({ code, label }: { readonly code: string; readonly label: string }): ReactNode {
  return (
    <Highlight prism={Prism} theme={codeTheme} code={code.trimEnd()} language="ts">
      {({ tokens, getLineProps, getTokenProps }) => (
        // It scrolls sideways, and who comes to it by keyboard may want to write: both need the focus.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        // biome-ignore lint/a11y/useSemanticElements: a fieldset keeps no lines
        <pre className="playground-listing" role="group" aria-label={label} tabIndex={0} data-typed-into>
          <code>
            {tokens.map((line, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its number
              <span key={row} {...getLineProps({ line })}>
                {line.map((token, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: nor has a token but its place
                  <span key={column} {...getTokenProps({ token })} />
                ))}
                {"\n"}
              </span>
            ))}
          </code>
        </pre>
      )}
    </Highlight>
  );
}
