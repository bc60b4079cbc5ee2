import { addressHasState, whenReaderActs } from "./reader";

/** How far outside the window a thing is fetched, so that it is there when the reader is. */
const nearby = "600px";

/** All of the page: the state of an address may be that of any part. */
const anywhere = "1000000px";

/**
 * Calls back once, when the reader has given a sign and the element is near the window.
 *
 * @returns a function that stops waiting
 */
export function whenWanted(element: Element, callback: () => void): () => void {
  let observer: IntersectionObserver | undefined;
  const stopListening = whenReaderActs(() => {
    observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer?.disconnect();
        callback();
      },
      { rootMargin: addressHasState() ? anywhere : nearby },
    );
    observer.observe(element);
  });
  return () => {
    stopListening();
    observer?.disconnect();
  };
}
