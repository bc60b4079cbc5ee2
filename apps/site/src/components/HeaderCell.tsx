import type { ComponentProps, ReactNode } from "react";

/** A header cell of a Markdown table. The empty corner above the names of rows heads nothing, and is a plain cell. */
export function HeaderCell(props: ComponentProps<"th">): ReactNode {
  return props.children ? <th {...props} /> : <td {...props} />;
}
