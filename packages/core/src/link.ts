import type { Interval, LinkName } from "./family.js";

/**
 * A link g carries a constrained parameter θ to the real line, η = g(θ); its inverse carries a network's output back.
 * Each link is a module, `@loglik/core/links/<name>`, whose namespace satisfies this interface.
 */
export interface Link {
  readonly name: LinkName;
  /** The set of θ that the inverse reaches. */
  readonly range: Interval;
  /** η = g(θ). */
  link(theta: number): number;
  /** θ = g⁻¹(η). */
  inverse(eta: number): number;
  /** dθ/dη at η. */
  derivative(eta: number): number;
  /** d²θ/dη² at η. */
  secondDerivative(eta: number): number;
}
