import type { ReactNode } from "react";

/** A computed number in prose: `digits` significant digits, tabular figures, a true minus sign. */
export function Num({ value, digits = 4 }: { readonly value: number; readonly digits?: number }): ReactNode {
  return <span className="number">{formatNumber(value, digits)}</span>;
}

/** 0.08192 → "0.08192", −3 → "−3", 1.5e−10 → "1.500 × 10⁻¹⁰". Integers stay integers. */
export function formatNumber(value: number, digits: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return trueMinus(String(value));
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
  const [mantissa, exponent] = value.toPrecision(digits).split("e");
  if (exponent === undefined) return trueMinus(mantissa);
  return `${trueMinus(mantissa)} × 10${superscript(Number(exponent))}`;
}

function trueMinus(text: string): string {
  return text.replace("-", "−");
}

function superscript(exponent: number): string {
  return [...String(exponent)].map((sign) => (sign === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)])).join("");
}
