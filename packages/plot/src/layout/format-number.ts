const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * A number for a reader: `digits` significant digits without trailing zeros, a true minus sign, and powers of ten outside
 * 10⁻³ … 10⁶.
 *
 * @example formatNumber(0.0819200001)  // "0.08192"
 * @example formatNumber(-2.5e-30)  // "−2.5×10⁻³⁰"
 */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  const power = Number(exponent);
  if (power < -3 || power >= 6) return trueMinus(withPower(String(Number(mantissa)), power));
  return trueMinus(plainDecimal(value, digits, power));
}

/**
 * The labels of an axis, all with the decimals of its step: 0, 0.05, 0.10 rather than 0, 0.05, 0.1.
 *
 * @example formatTicks([0, 0.05, 0.1])  // ["0", "0.05", "0.10"]
 */
export function formatTicks(ticks: readonly number[]): string[] {
  const largest = Math.max(...ticks.map(Math.abs));
  const step = ticks.length > 1 ? Math.abs(ticks[1] - ticks[0]) : largest;
  if (largest !== 0 && (largest < 1e-3 || largest >= 1e6)) {
    const digits = Math.min(17, Math.max(3, Math.ceil(Math.log10(largest / step) - 1e-9) + 1));
    return ticks.map((tick) => formatNumber(tick, digits));
  }
  const decimals = step > 0 ? Math.min(20, Math.max(0, -Math.floor(Math.log10(step) + 1e-9))) : 0;
  return ticks.map((tick) => (Math.abs(tick) < step * 1e-9 ? "0" : trueMinus(tick.toFixed(decimals))));
}

function plainDecimal(value: number, digits: number, power: number): string {
  const fixed = value.toFixed(Math.max(0, digits - 1 - power));
  return fixed.includes(".") ? fixed.replace(/\.?0+$/, "") : fixed;
}

function withPower(mantissa: string, power: number): string {
  const digits = [...String(Math.abs(power))].map((digit) => superscripts[Number(digit)]).join("");
  const exponent = power < 0 ? `⁻${digits}` : digits;
  if (mantissa === "1") return `10${exponent}`;
  return mantissa === "-1" ? `-10${exponent}` : `${mantissa}×10${exponent}`;
}

function trueMinus(text: string): string {
  return text.replace(/^-/, "−");
}
