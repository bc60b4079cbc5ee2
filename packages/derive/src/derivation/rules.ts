/** The rules that lead from one line to the next, each with a sentence for the reader. */
export const rules = {
  definition: "This is what the quantity on the left means.",
  independence: "Independent observations: the probability of all of them is the product of the probabilities of each.",
  density: "The family's density or mass is written out.",
  "log of a product": "The logarithm of a product is the sum of the logarithms.",
  "log of a quotient": "The logarithm of a quotient is the difference of the logarithms.",
  "log of a power": "The logarithm of a power is the exponent times the logarithm of the base.",
  "log of an exponential": "The logarithm undoes the exponential function.",
  "power of a product": "Equal factors are gathered into powers, and exponents of a common base are added.",
  "sum of constants": "A term that does not depend on the index is added n times.",
  "common factor": "A factor that all terms share is put in front of the sum.",
  "turn the sign": "To maximise a function is to minimise its negative.",
  "increasing function":
    "A strictly increasing function, such as the logarithm, keeps the order and so keeps the place of the maximum.",
  "drop constants": "Terms that do not depend on the parameters move no minimum; they are left out.",
  "drop a factor": "A positive factor that does not depend on the parameters moves no minimum; it is left out.",
  "insert the model": "The parameter is replaced by what the network computes.",
  "name a part": "A part of the expression is given a name, or a name is replaced by what it stands for.",
  "one-hot picks one":
    "All factors but one have exponent 0: the sum or product over the classes picks the term of the label.",
  "both cases in one": "An exponent of 0 gives a factor of 1, so that one formula covers both labels.",
  "sum over labels": "Both labels are gone through, each with its probability.",
  "group by value": "Observations with the same value contribute the same term; the terms are counted.",
  "add and subtract": "The same quantity is added and subtracted.",
  "divide through": "Numerator and denominator are divided by the same number.",
  "expand the square": "Squares are multiplied out and terms are gathered.",
  expand: "Brackets are multiplied out, and a sum of sums is taken apart.",
  "derivative of a sum": "The derivative of a sum is the sum of the derivatives.",
  "product rule": "(fg)′ = f′g + fg′, for n factors a sum of n products.",
  "derivative of a logarithm": "The derivative of log u is u′/u.",
  "chain rule": "The derivative of the outer function times the derivative of the inner one.",
  "minimise one parameter":
    "The likelihood is maximised over one parameter with the others held fixed: where its derivative is zero.",
  "insert the estimate": "The minimising value is put in the place of the parameter.",
  "split the integral": "The range is cut where the formula changes, and pieces that mirror each other are added.",
  "known integral": "The integral is evaluated in closed form.",
  "bayes' rule": "The posterior is the likelihood times the prior, up to a constant.",
  "expected value": "The average over the possible outcomes, each with its probability.",
  "variance of a label": "A label of probability p has variance p(1 − p).",
  "write out the sum": "The terms of a sum or product are written one by one.",
  "insert the data": "The observed values are put in.",
  "what a likelihood needs":
    "The values of a likelihood over all outcomes must add up to 1, whatever the parameters are.",
} as const;

/** The name of a rule. */
export type RuleName = keyof typeof rules;
