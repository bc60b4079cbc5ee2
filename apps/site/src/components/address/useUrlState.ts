import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { addressOf, readAddress, writeAddress } from "./address";
import type { Fields } from "./fields";

/** The state of an instrument that is also in the address. */
export interface UrlState<S> {
  /** What the instrument is called in the address. */
  readonly name: string;
  readonly state: S;
  /** Sets some of it. The address follows when the hand rests. */
  readonly change: (some: Partial<S>) => void;
  readonly reset: () => void;
  /** What the address had that could not be meant; empty otherwise. */
  readonly notice: string;
  /** An address that opens this page with this instrument as it is now. */
  readonly link: () => string;
}

/** Browsers refuse an address that changes more than a hundred times in half a minute, as it would under a drag. */
const REST = 250;

/** The server's page knows no address, and must be what the browser shows first: so the address is read after that. */
const useAddressEffect = typeof window === "undefined" ? useEffect : useLayoutEffect;

/**
 * The state of an instrument, kept in the address under `name`: a reload or a link opens the same state, and what is as it
 * starts takes no words. The entry of the history is replaced, so that Back leaves the page.
 *
 * @param fields a constant: the same object at each rendering
 */
export function useUrlState<S extends object>(name: string, fields: Fields<S>): UrlState<S> {
  const [state, setState] = useState(() => readAddress(name, fields, "").state);
  const [notice, setNotice] = useState("");
  const touched = useRef(false);

  useAddressEffect(() => {
    const read = () => {
      const found = readAddress(name, fields, window.location.hash);
      // A heading that is jumped to says nothing of an instrument, which stays as it is.
      if (!found.named) return;
      setState(found.state);
      setNotice(found.problems.join(" "));
    };
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, [name, fields]);

  useEffect(() => {
    if (!touched.current) return;
    const write = () => {
      const { pathname, search, hash } = window.location;
      const next = writeAddress(name, fields, state, hash);
      if (next !== hash) window.history.replaceState(window.history.state, "", `${pathname}${search}${next}`);
    };
    const timer = window.setTimeout(write, REST);
    // A reload while the hand has hardly rested.
    window.addEventListener("pagehide", write);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener("pagehide", write);
    };
  }, [name, fields, state]);

  const change = useCallback((some: Partial<S>) => {
    touched.current = true;
    setNotice("");
    setState((now) => ({ ...now, ...some }));
  }, []);
  const reset = useCallback(() => change(readAddress(name, fields, "").state), [change, name, fields]);
  const link = useCallback(() => {
    const { origin, pathname, search } = window.location;
    return `${origin}${pathname}${search}${addressOf(name, fields, state)}`;
  }, [name, fields, state]);
  return { name, state, change, reset, notice, link };
}
