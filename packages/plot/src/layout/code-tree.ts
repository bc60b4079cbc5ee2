/** A fork or a leaf of a code tree: `bit` letters from the root, at `row` of the leaves' table. */
export interface CodeTreeNode {
  readonly bit: number;
  readonly row: number;
  /** Index of the fork it hangs on; the root has none. */
  readonly parent?: number;
  /** The letter that leads here. */
  readonly digit: string;
  /** Which symbol's word ends here. */
  readonly symbol?: number;
}

/**
 * A prefix code as a tree: leaves one a row in the order of their words, and each fork half-way between its branches.
 *
 * @example layoutCodeTree(["0", "10", "11"]).depth  // 2
 */
export function layoutCodeTree(words: readonly string[]): {
  readonly nodes: readonly CodeTreeNode[];
  readonly depth: number;
} {
  const leaf = new Map(words.map((word, symbol) => [word, symbol]));
  const prefixes = new Set(words.flatMap((word) => Array.from(word, (_, length) => word.slice(0, length))));
  const nodes: CodeTreeNode[] = [];
  let row = 0;
  const place = (word: string, parent: number | undefined): number => {
    const index = nodes.length;
    const node = { bit: word.length, digit: word.slice(-1), ...(parent !== undefined && { parent }) };
    nodes.push({ ...node, row: 0 });
    if (!prefixes.has(word)) {
      nodes[index] = { ...node, row: row++, symbol: leaf.get(word) };
      return index;
    }
    const children = ["0", "1"].map((digit) => word + digit).filter((next) => leaf.has(next) || prefixes.has(next));
    const placed = children.map((child) => nodes[place(child, index)].row);
    nodes[index] = { ...node, row: (placed[0] + placed[placed.length - 1]) / 2 };
    return index;
  };
  place("", undefined);
  return { nodes, depth: Math.max(...words.map((word) => word.length)) };
}
