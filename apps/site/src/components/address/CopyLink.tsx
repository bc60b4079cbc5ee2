import { Button } from "@site/src/components/controls";
import { type ReactNode, useState } from "react";
import type { UrlState } from "./useUrlState";

/** Copies an address that opens an instrument as it is now; says what was wrong with the address that opened it. */
export function CopyLink({ of }: { readonly of: Pick<UrlState<object>, "name" | "link" | "notice"> }): ReactNode {
  const [last, setLast] = useState<{ readonly link: string; readonly inClipboard: boolean }>();
  const copy = async () => {
    const link = of.link();
    // Without a secure connection or the reader's leave there is no clipboard: the link is shown instead.
    const inClipboard = await Promise.resolve()
      .then(() => navigator.clipboard.writeText(link))
      .then(
        () => true,
        () => false,
      );
    setLast({ link, inClipboard });
  };
  const isCurrent = last !== undefined && last.link === of.link();
  return (
    <div className="copy-link" data-address={of.name}>
      <Button onClick={copy}>Copy link</Button>
      {isCurrent && !last.inClipboard && (
        <input
          readOnly
          aria-label="Link to this state"
          value={last.link}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <span role="status">{of.notice || (isCurrent && last.inClipboard ? "Copied. It opens this state." : "")}</span>
    </div>
  );
}
