/** Collects what a contract check found, in sentences. */
export interface Report {
  readonly violations: string[];
  /** Notes a violation unless `actual` is within `tolerance` · max(|expected|, `scale`) of `expected`. */
  close(what: string, actual: number, expected: number, tolerance: number, scale?: number): void;
  /** Notes a violation unless `condition` holds. */
  holds(what: string, condition: boolean): void;
  /** Runs a group of checks; whatever it throws becomes a violation. A group named in `except` is left out. */
  group(name: string, checks: () => void): void;
}

/**
 * @param subject what is checked, put before each sentence
 * @param except checks to leave out, each with the reason why it does not apply
 */
export function createReport(subject: string, except: Readonly<Record<string, string>> = {}): Report {
  const violations: string[] = [];
  return {
    violations,
    close(what, actual, expected, tolerance, scale = 0) {
      if (Object.is(actual, expected) || actual === expected) return;
      const allowed = tolerance * Math.max(Math.abs(expected), scale);
      if (Math.abs(actual - expected) <= allowed) return;
      violations.push(`${subject}: ${what} is ${actual}, expected ${expected} (allowed ±${allowed.toExponential(1)})`);
    },
    holds(what, condition) {
      if (!condition) violations.push(`${subject}: ${what}`);
    },
    group(name, checks) {
      if (Object.hasOwn(except, name)) return;
      try {
        checks();
      } catch (error) {
        violations.push(`${subject}: ${name} threw ${error instanceof Error ? error.message : String(error)}`);
      }
    },
  };
}

/** Whether a call is refused with the library's own error. */
export function throwsLoglikError(call: () => unknown): boolean {
  try {
    call();
  } catch (error) {
    return error instanceof Error && error.name === "LoglikError";
  }
  return false;
}
