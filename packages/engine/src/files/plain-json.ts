/** JSON that carries NaN and the infinities, which JSON has no numbers for, as `{"number": "NaN"}`. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    typeof inner === "number" && !Number.isFinite(inner) ? { number: String(inner) } : inner,
  );
}

/** The inverse of {@link toJson}. */
export function fromJson(text: string): unknown {
  return JSON.parse(text, (_key, inner) => (isSpecialNumber(inner) ? Number(inner.number) : inner));
}

function isSpecialNumber(value: unknown): value is { readonly number: string } {
  return (
    typeof value === "object" &&
    value !== null &&
    "number" in value &&
    ["NaN", "Infinity", "-Infinity"].includes(value.number as string)
  );
}
