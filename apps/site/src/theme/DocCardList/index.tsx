import Link from "@docusaurus/Link";
import { filterDocCardListItems, useCurrentSidebarSiblings, useDocById } from "@docusaurus/plugin-content-docs/client";
import type { Props } from "@theme/DocCardList";
import type { ReactNode } from "react";

type Item = NonNullable<Props["items"]>[number];

/** The pages of a part, as a table of contents: each title with its sentence, one below the other. */
export default function DocCardList({ items }: Props): ReactNode {
  return items ? <Contents items={items} /> : <ContentsOfThisPart />;
}

function ContentsOfThisPart(): ReactNode {
  return <Contents items={useCurrentSidebarSiblings()} />;
}

function Contents({ items }: { readonly items: readonly Item[] }): ReactNode {
  return (
    <dl className="contents">
      {filterDocCardListItems([...items]).map((item) =>
        item.type === "html" ? null : <Entry key={item.href} item={item} />,
      )}
    </dl>
  );
}

function Entry({ item }: { readonly item: Exclude<Item, { type: "html" }> }): ReactNode {
  const page = useDocById(item.type === "link" ? (item.docId ?? undefined) : undefined);
  if (item.href === undefined) return null;
  const description = item.description ?? page?.description;
  return (
    <div>
      <dt>
        <Link to={item.href}>{item.label}</Link>
      </dt>
      {description && <dd>{description}</dd>}
    </div>
  );
}
