/**
 * Moves labels apart: given wished positions in pixels, the nearest positions (in the same order) that keep `gap` between
 * neighbours and stay inside [low, high] as far as all of them fit.
 *
 * Neighbours that touch are merged into one block around their mean, as in pool-adjacent-violators.
 *
 * @example spreadLabels([10, 12], 14, 0, 100)  // [4, 18]
 */
export function spreadLabels(wished: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wished.map((_, index) => index).sort((a, b) => wished[a] - wished[b] || a - b);
  // Subtracting rank · gap turns "at least `gap` apart" into "not decreasing".
  const blocks: { sum: number; count: number }[] = [];
  order.forEach((index, rank) => {
    blocks.push({ sum: wished[index] - rank * gap, count: 1 });
    while (blocks.length > 1 && mean(blocks[blocks.length - 1]) < mean(blocks[blocks.length - 2])) {
      const last = blocks.pop()!;
      const previous = blocks[blocks.length - 1];
      previous.sum += last.sum;
      previous.count += last.count;
    }
  });
  const highest = high - (wished.length - 1) * gap;
  const placed = new Array<number>(wished.length);
  let rank = 0;
  for (const block of blocks) {
    const position = Math.max(low, Math.min(highest, mean(block)));
    for (let k = 0; k < block.count; k++, rank++) placed[order[rank]] = position + rank * gap;
  }
  return placed;
}

function mean(block: { readonly sum: number; readonly count: number }): number {
  return block.sum / block.count;
}
