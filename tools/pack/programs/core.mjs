import { negativeLogLikelihood } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";

const y = [-1, 0, 1];
const { theta, converged } = normal.fit(y);
console.log(converged, theta.loc.toFixed(6), theta.scale.toFixed(6));
console.log(negativeLogLikelihood(normal, y, theta).toFixed(6));
