import ErrorBoundary from "@docusaurus/ErrorBoundary";
import { serverIsland } from "@site/src/islands/server-island";
import {
  type ComponentType,
  createElement,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { Failure } from "./Failure";
import { handOver, whereabouts } from "./hand-over";
import { type Presses, watchPresses } from "./press";
import { type Recorder, recordActions } from "./recorder";
import { useArrival } from "./use-arrival";
import { useServed } from "./use-served";
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
 * (a click, a key, a number, the focus) is done to it. A press is never cut in two: where the picture is being pressed it
 * stays until its click has come, and the component waits beside it, out of sight.
 *
 * Where the script does not arrive, or the component fails, a notice says so in its place, and the rest of the page goes on.
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
  const picture = useRef<HTMLElement>(null);
  const notice = useRef<HTMLElement>(null);
  const live = useRef<HTMLElement>(null);
  const watch = useRef<{ readonly recorder: Recorder; readonly presses: Presses }>(undefined);
  const { arrived, trouble, wake } = useArrival(load, picture);
  const [settled, setSettled] = useState(false);

  useEffect(() => {
    const element = picture.current;
    if (element === null || (served && still)) return;
    // On a page that was gone to there is no picture to look at meanwhile, and its reader is there.
    const stopWaiting = served ? whenWanted(element, wake) : wakeAtOnce(wake);
    const recorder = recordActions(element, wake);
    const presses = watchPresses(element);
    watch.current = { recorder, presses };
    return () => {
      stopWaiting();
      recorder.stop();
      presses.stop();
    };
  }, [served, still, wake]);

  // Before the page is painted with both, but after React has done its work: what follows makes it work again.
  useLayoutEffect(() => {
    if (arrived === undefined) return;
    let current = true;
    const settle = () => {
      if (!current || picture.current === null || watch.current === undefined) return;
      const { recorder, presses } = watch.current;
      const reader = whereabouts(picture.current);
      const asked = notice.current?.contains(document.activeElement);
      recorder.stop();
      presses.stop();
      flushSync(() => setSettled(true));
      if (live.current === null) return;
      if (asked) focusOn(live.current);
      if (live.current.querySelector(":scope > .failure") === null) handOver(recorder.actions, live.current, reader);
    };
    queueMicrotask(() => watch.current?.presses.whenLetGo(settle));
    return () => {
      current = false;
    };
  }, [arrived]);

  const component = useMemo(() => {
    if (arrived === undefined) return;
    const again = (tryAgain: () => void) => () => {
      flushSync(tryAgain);
      if (live.current !== null) focusOn(live.current);
    };
    return (
      <ErrorBoundary
        fallback={({ tryAgain }) => <Failure onRetry={again(tryAgain)}>This part of the page has failed.</Failure>}
      >
        <arrived.Component {...inner} />
      </ErrorBoundary>
    );
  }, [arrived, inner]);
  return (
    <>
      {trouble && !settled && (
        <Failure ref={notice} busy={trouble === "trying again"} onRetry={wake}>
          This part of the page could not be loaded{served && ": what you see is its picture"}.
        </Failure>
      )}
      {!settled &&
        createElement(as, {
          key: "picture",
          ref: picture,
          "data-island": served ? "picture" : "coming",
          ...(served && asServed),
        })}
      {arrived !== undefined &&
        createElement(
          as,
          {
            key: "live",
            ref: live,
            "data-island": settled ? "live" : "waiting",
            style: settled ? undefined : { width: arrived.width },
          },
          component,
        )}
    </>
  );
}

/** An empty text here is what React takes for "whatever the server has written". One object: another would be written anew. */
const asServed = { dangerouslySetInnerHTML: { __html: "" }, suppressHydrationWarning: true };

/** Takes the focus of a button that is gone to what came in its place. */
function focusOn(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
}
