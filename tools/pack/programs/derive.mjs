import { evaluate, log, multiply, symbol, toLatex, verify } from "@loglik/derive";
import { poissonLoss } from "@loglik/derive/derivations/poisson-loss";

const loss = multiply(2, log(symbol("θ")));
console.log(toLatex(loss), evaluate(loss, { θ: 3 }).toFixed(6));
console.log(verify(poissonLoss).ok);
