import { Highlight, Prism } from "prism-react-renderer";
import type { ReactNode } from "react";
import { codeTheme } from "../code-theme";

/** Highlighted code as the server renders it: what a reader sees before, or without, the editor. */
export function StaticCode({ code }: { readonly code: string }): ReactNode {
  return (
    <Highlight prism={Prism} theme={codeTheme} code={code.trimEnd()} language="ts">
      {({ tokens, getLineProps, getTokenProps }) => (
        <pre className="playground-listing">
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
