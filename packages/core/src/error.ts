/**
 * The one error that loglik throws for a caller's mistake.
 *
 * `code` names the rule that was broken (kebab-case; each has a page under docs/errors/), `detail` holds the values
 * the message quotes. The message says what was called, what it got, what it expected and how to mend it:
 *
 *   fit normal: y[37] is NaN; every target must be a finite number. Drop or impute missing rows first. [target-not-finite]
 *
 * @example
 * const error = new LoglikError("target-not-finite", "fit normal: y[37] is NaN; every target must be a finite number.", { index: 37 });
 * error.code  // "target-not-finite"
 * error.detail.index  // 37
 */
export class LoglikError extends Error {
  override readonly name = "LoglikError";
  readonly code: string;
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, detail: Readonly<Record<string, unknown>> = {}) {
    super(`${message} [${code}]`);
    this.code = code;
    this.detail = detail;
  }
}
