import type { ReactNode } from "react";

/** A row of controls that wraps on a narrow window. Put it beside what it changes. */
export function Controls({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="controls">{children}</div>;
}
