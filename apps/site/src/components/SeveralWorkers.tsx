import { isolationRequested, setIsolation } from "@site/src/offline/service-worker";
import { type ReactNode, useState } from "react";
import { Button } from "./controls";

/**
 * Whether training on these pages may share memory between workers, which a browser allows where two headers say so. Where
 * the host does not send them, the service worker does, when the reader asks for it here.
 */
export function SeveralWorkers(): ReactNode {
  const [failure, setFailure] = useState(false);
  const isolated = typeof crossOriginIsolated !== "undefined" && crossOriginIsolated;
  const byRequest = isolated && isolationRequested();
  const change = (next: boolean) => setIsolation(next).catch(() => setFailure(true));

  return (
    <div className="controls" style={{ minHeight: "2.2rem" }}>
      <span>
        {isolated
          ? "Code on this site may train on several workers that share memory."
          : "Code on this site trains on one worker a fit."}
        {failure && " Your browser does not allow a change."}
      </span>
      {!isolated && <Button onClick={() => change(true)}>Let training use several workers</Button>}
      {byRequest && <Button onClick={() => change(false)}>Back to one worker</Button>}
    </div>
  );
}
