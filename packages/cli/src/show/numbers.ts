/** How numbers are written for readers. JSON gets them in full instead. */

const minus = "−";

/** A number with this many decimals and a true minus sign. */
export function decimals(value: number, places: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? `${minus}∞` : "—";
  const text = value.toFixed(places);
  // −0.00 says no more than 0.00.
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", minus);
}

/** An NLL, to the sixth decimal: what another program's answer is compared by. */
export function nll(value: number): string {
  return decimals(value, 6);
}

/** A number with this many significant digits, e.g. 4: 227.1, 0.001234, 1.235e+9. */
export function significant(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return decimals(value, 0);
  if (value === 0) return "0";
  const size = Math.floor(Math.log10(Math.abs(value)));
  if (size < -5 || size > 8) return value.toExponential(digits - 1).replaceAll("-", minus);
  return decimals(value, Math.max(0, digits - 1 - size));
}

/**
 * An estimate and its standard error with the same number of decimals, so that the error has three significant digits: more
 * would claim what the data do not know.
 */
export function estimateWithError(estimate: number, error: number | null): { estimate: string; error: string } {
  if (error === null || !(error > 0)) return { estimate: significant(estimate), error: "—" };
  const size = Math.floor(Math.log10(error));
  if (size < -7 || size > 8) return { estimate: significant(estimate), error: significant(error, 3) };
  const places = Math.max(0, 2 - size);
  return { estimate: decimals(estimate, places), error: decimals(error, places) };
}

/** A whole number; from five digits on with thin spaces between thousands. */
export function count(value: number): string {
  return value < 10_000 ? String(value) : String(value).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** Pads numbers on both sides so that their decimal points stand above each other. */
export function alignPoints(texts: readonly string[]): string[] {
  const cut = texts.map((text) => {
    const at = text.search(/[.e]/);
    return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at)];
  });
  const left = Math.max(...cut.map(([whole]) => whole.length));
  const right = Math.max(...cut.map(([, fraction]) => fraction.length));
  return cut.map(([whole, fraction]) => whole.padStart(left) + fraction.padEnd(right));
}
