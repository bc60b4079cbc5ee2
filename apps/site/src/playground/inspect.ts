const maximumDepth = 3;
const maximumItems = 60;
const lineWidth = 76;

/** A value as console.log shows it: strings bare at the top, quoted inside; long structures one entry a line. */
export function inspect(value: unknown): string {
  return typeof value === "string" ? value : show(value, 0, []);
}

function show(value: unknown, depth: number, path: readonly object[]): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return `[function ${value.name || "(anonymous)"}]`;
  if (Object.is(value, -0)) return "-0";
  if (typeof value !== "object" || value === null) return String(value);
  if (path.includes(value)) return "[circular]";
  return showObject(value, depth, [...path, value]);
}

function showObject(value: object, depth: number, path: readonly object[]): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "invalid date" : value.toISOString();
  if (value instanceof Promise) return "Promise (await it to see its value)";
  const inner = (item: unknown) => show(item, depth + 1, path);
  if (Array.isArray(value)) return list("", value.length, depth, (index) => inner(value[index]));
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const array = value as unknown as ArrayLike<number>;
    return list(`${value.constructor.name}(${array.length}) `, array.length, depth, (index) => inner(array[index]));
  }
  if (value instanceof Map) {
    return entries(
      "Map ",
      [...value].map(([key, item]) => [`${inner(key)} =>`, item]),
      depth,
      inner,
    );
  }
  if (value instanceof Set) {
    const items = [...value];
    return list("Set ", items.length, depth, (index) => inner(items[index]));
  }
  const name = value.constructor?.name;
  const prefix = name && name !== "Object" ? `${name} ` : "";
  return entries(
    prefix,
    Object.entries(value).map(([key, item]) => [`${key}:`, item]),
    depth,
    inner,
  );
}

function list(prefix: string, length: number, depth: number, item: (index: number) => string): string {
  if (depth >= maximumDepth && length > 0) return `${prefix}[…]`;
  const shown = Array.from({ length: Math.min(length, maximumItems) }, (_, index) => item(index));
  if (length > maximumItems) shown.push(`… ${length - maximumItems} more`);
  return layOut(prefix, "[", shown, "]", depth);
}

function entries(
  prefix: string,
  pairs: readonly (readonly [string, unknown])[],
  depth: number,
  inner: (item: unknown) => string,
): string {
  if (depth >= maximumDepth && pairs.length > 0) return `${prefix}{…}`;
  const shown = pairs.slice(0, maximumItems).map(([key, item]) => `${key} ${inner(item)}`);
  if (pairs.length > maximumItems) shown.push(`… ${pairs.length - maximumItems} more`);
  return layOut(prefix, "{ ", shown, " }", depth);
}

/** On one line when it fits, else numbers wrapped like a paragraph and anything else one entry a line. */
function layOut(prefix: string, open: string, items: readonly string[], close: string, depth: number): string {
  const room = lineWidth - 2 * depth;
  if (items.length === 0) return `${prefix}${open.trim()}${close.trim()}`;
  const oneLine = `${prefix}${open}${items.join(", ")}${close}`;
  if (oneLine.length <= room && !oneLine.includes("\n")) return oneLine;
  const indent = "  ".repeat(depth + 1);
  const lines = items.every((item) => item.length <= 24) ? wrapped(items, room) : items.map((item) => `${item},`);
  return `${prefix}${open.trim()}\n${lines.map((line) => indent + line).join("\n")}\n${"  ".repeat(depth)}${close.trim()}`;
}

function wrapped(items: readonly string[], room: number): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + item.length + 3 <= room) lines[lines.length - 1] = `${last} ${item},`;
    else lines.push(`${item},`);
  }
  return lines;
}
