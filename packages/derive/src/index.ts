export type {
  Derivation,
  Draw,
  Estimate,
  Implementation,
  Line,
  Relation,
  SymbolDeclaration,
} from "./derivation/derivation.js";
export { freeNames } from "./derivation/derivation.js";
export { drawPoint, moveFree } from "./derivation/draw-point.js";
export { examplePoint } from "./derivation/example-point.js";
export { equal, notEqual, proportional, sameArgmin, slopeOf, upToConstant } from "./derivation/line.js";
export {
  type PresentedAbbreviation,
  type PresentedDerivation,
  type PresentedImplementation,
  type PresentedLine,
  type PresentedSymbol,
  presentDerivation,
} from "./derivation/present.js";
export { type RuleName, rules } from "./derivation/rules.js";
export { type StepReport, type Verification, type VerifyOptions, verify } from "./derivation/verify.js";
export {
  abbreviation,
  add,
  call,
  cases,
  density,
  derivative,
  divide,
  exp,
  indicator,
  integral,
  log,
  minimumOver,
  multiply,
  negate,
  number,
  type Operand,
  pi,
  power,
  productOver,
  type Range,
  square,
  subtract,
  sumOver,
  symbol,
} from "./expression/build.js";
export { type ChangedTerms, changedTerms, type Path } from "./expression/changed-terms.js";
export { differentiate } from "./expression/differentiate.js";
export { evaluate } from "./expression/evaluate.js";
export type { Expression, FunctionName, Point } from "./expression/expression.js";
export { gradient } from "./expression/gradient.js";
export { type LatexOptions, toLatex } from "./expression/latex.js";
export { toSpeech } from "./expression/speech.js";
