import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";

writeFileSync("line.csv", "x,y\n0,1.1\n1,1.9\n2,3.2\n3,3.8\n");
const options = ["loglik", "fit", "line.csv", "--target", "y", "--likelihood", "normal", "--json"];
const summary = JSON.parse(execFileSync("npx", options, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }));
console.log(summary.fit.reason, summary.nll.fitted.nats.toFixed(6), summary.loss.name);
