import { serverIsland } from "@site/src/islands/server-island";
import { type ComponentType, createElement, type ReactNode, startTransition, useEffect, useRef, useState } from "react";
import { handOver, type Recorder, recordActions } from "./hand-over";
import { useServed } from "./use-served";
import { whenReleased } from "./when-released";
import { whenWanted } from "./when-wanted";

export interface IslandOptions {
  /** The element around it; a `span` for what stands in a line of text. */
  readonly as?: "div" | "span";
  /** True for what a reader cannot change: where the server's rendering stands, nothing is loaded, ever. */
  readonly still?: boolean;
}

/**
 * A component that costs a page nothing before its reader has done something: the server renders it whole, its figures
 * included, and that rendering stays until the reader gives a first sign and it is near the window. Only then are its
 * script and what that imports loaded, and it takes the place of its picture. What the reader did to the picture meanwhile
 * (a click, a number, the focus) is done to it.
 *
 * Nothing moves, since the picture has the size of what replaces it. Without scripts the page reads the same.
 */
export function island<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { as = "div", still = false }: IslandOptions = {},
): ComponentType<Props> {
  const loadOnce = onceItArrives(load);
  if (typeof document === "undefined") return serverIsland(loadOnce, as);
  return (props) => <Island load={loadOnce as LoadAny} as={as} still={still} inner={props} />;
}

function wakeAtOnce(wake: () => void): () => void {
  wake();
  return () => {};
}

type LoadAny = () => Promise<ComponentType<object>>;

/** The same promise at every call, until one fails: a script that did not arrive may arrive the next time. */
function onceItArrives<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let arrival: Promise<Value> | undefined;
  return () => {
    arrival ??= load().catch((error) => {
      arrival = undefined;
      throw error;
    });
    return arrival;
  };
}

function Island(props: {
  readonly load: LoadAny;
  readonly as: "div" | "span";
  readonly still: boolean;
  readonly inner: object;
}): ReactNode {
  const { load, as, still, inner } = props;
  const served = useServed();
  const place = useRef<HTMLElement>(null);
  const recorder = useRef<Recorder>(undefined);
  const [live, setLive] = useState<{ readonly Component: ComponentType<object> }>();

  useEffect(() => {
    const element = place.current;
    if (element === null || live !== undefined || (served && still)) return;
    let current = true;
    const wake = () =>
      load().then(
        // In a transition, so that the picture stays until all of the component is ready.
        (Component) => whenReleased(() => current && startTransition(() => setLive({ Component }))),
        () => undefined,
      );
    // On a page that was gone to there is no picture to look at meanwhile, and its reader is there.
    const stopWaiting = served ? whenWanted(element, wake) : wakeAtOnce(wake);
    const recording = recordActions(element, wake);
    recorder.current = recording;
    return () => {
      current = false;
      stopWaiting();
      recording.stop();
    };
  }, [live, served, still, load]);

  useEffect(() => {
    if (live !== undefined && place.current !== null) handOver(recorder.current, place.current);
  }, [live]);

  if (live !== undefined) {
    return createElement(as, { key: "live", ref: place, "data-island": "live" }, <live.Component {...inner} />);
  }
  // An empty text here is what React takes for "whatever the server has written".
  const html = served ? { dangerouslySetInnerHTML: { __html: "" }, suppressHydrationWarning: true } : {};
  return createElement(as, { key: "picture", ref: place, "data-island": served ? "picture" : "coming", ...html });
}
