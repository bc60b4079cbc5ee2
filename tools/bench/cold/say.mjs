/** Tells the parent process when this one has done its first step, in milliseconds since 1970. */
export function sayFirstStep() {
  console.log(JSON.stringify({ firstStep: performance.timeOrigin + performance.now() }));
}
