/**
 * How many characters of a text stand before the place that was clicked in its listing: in the line at that height, and at the
 * end of that line where the browser does not say more.
 */
export function clickedOffset(listing: Element, text: string, click: MouseEvent): number {
  const lines = text.split("\n");
  const boxes = [...listing.querySelectorAll(".token-line")].slice(0, lines.length);
  const below = boxes.findIndex((box) => click.clientY < box.getBoundingClientRect().bottom);
  const row = below === -1 ? boxes.length - 1 : below;
  // Line by line: the listing of an empty line has a character of its own.
  const before = lines.slice(0, row).reduce((sum, line) => sum + line.length + 1, 0);
  return before + Math.min(columnIn(boxes[row], click), lines[row].length);
}

/** How many characters of a line stand before a place: infinitely many past its end. */
function columnIn(line: Element, { clientX, clientY }: MouseEvent): number {
  if (clientX < line.getBoundingClientRect().left) return 0;
  const place = placeAt(clientX, clientY);
  if (place === undefined || !line.contains(place[0])) return Number.POSITIVE_INFINITY;
  const range = document.createRange();
  range.setStart(line, 0);
  range.setEnd(...place);
  return range.toString().length;
}

/** The text node under a place of the window, and the character in it; browsers know it by one name or the other. */
function placeAt(x: number, y: number): readonly [Node, number] | undefined {
  const place = document.caretPositionFromPoint?.(x, y);
  if (place) return [place.offsetNode, place.offset];
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? [range.startContainer, range.startOffset] : undefined;
}
