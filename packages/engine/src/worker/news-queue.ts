/** Items that come from one side and are taken, each once, by the other. */
export interface NewsQueue<Item> {
  push(item: Item): void;
  /** No more items will come. */
  end(): void;
  /** No more items will come, for this reason: `next` rejects once those before it are taken. */
  fail(error: unknown): void;
  /** The next item; undefined when there will be none. */
  next(): Promise<Item | undefined>;
}

export function newsQueue<Item>(): NewsQueue<Item> {
  const items: Item[] = [];
  const wakes: (() => void)[] = [];
  let ended = false;
  let failure: { readonly error: unknown } | undefined;

  function wake(): void {
    for (const resolve of wakes.splice(0)) resolve();
  }

  return {
    push(item) {
      items.push(item);
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    fail(error) {
      failure = { error };
      wake();
    },
    async next() {
      for (;;) {
        if (items.length > 0) return items.shift();
        if (failure !== undefined) throw failure.error;
        if (ended) return undefined;
        await new Promise<void>((resolve) => wakes.push(resolve));
      }
    },
  };
}
