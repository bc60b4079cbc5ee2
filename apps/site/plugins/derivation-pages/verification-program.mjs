/**
 * The program of a derivation's page: every step is checked, and then once more with a slip of the pen in one of them.
 *
 * @param {import("@loglik/derive").Derivation} derivation
 * @param {{ module: string, name: string }} source where it is imported from
 */
export function verificationProgram({ lines }, { module, name }) {
  // A step that claims equality finds every turned sign; one that claims a common minimum, or nothing at all, need not.
  const slip = lines.findLastIndex(({ relation }, k) => k > 0 && relation === "equal");
  return `import { negate, verify } from "@loglik/derive";
import { ${name} } from "${module}";

const { steps, implementations, estimate } = verify(${name});
for (const { line, ok, points, message } of steps) {
  console.log(ok ? "✓" : "✗", \`line \${line}, \${points} random points:\`, message);
}
for (const { line, ok, message } of [...implementations, ...(estimate ? [estimate] : [])]) {
  console.log(ok ? "✓" : "✗", \`core against line \${line}:\`, message);
}

// A slip of the pen: the sign of line ${slip} is turned. Try a factor,
// multiply(2, line.expression), or another line; multiply is in @loglik/derive.
const lines = ${name}.lines.map((line, k) =>
  k === ${slip} ? { ...line, expression: negate(line.expression) } : line,
);
for (const { ok, message } of verify({ ...${name}, lines }).steps) {
  if (!ok) console.log("✗ found:", message);
}
`;
}
