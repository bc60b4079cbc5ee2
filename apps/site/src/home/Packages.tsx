import Link from "@docusaurus/Link";
import type { ReactNode } from "react";
import styles from "./Packages.module.css";

const packages = [
  { name: "@loglik/core", what: "Probability families, links, likelihood heads, fits with a certificate." },
  { name: "@loglik/engine", what: "Networks trained by maximum likelihood in workers, on WebAssembly." },
  { name: "@loglik/bayes", what: "Priors, posteriors, Hamiltonian Monte Carlo, Gaussian processes." },
  { name: "@loglik/plot", what: "Likelihoods, training and predictions as SVG and React components." },
  {
    name: "@loglik/derive",
    what: "Derivations of the common losses as data, each line checked by value and gradient.",
  },
  { name: "@loglik/data", what: "Tables in: read, encode, standardise, split; real data sets included." },
  { name: "loglik", what: "The command line: a fit of your table, with a report." },
];

/** Each package and what it is for; a library's name leads to its reference. */
export function Packages(): ReactNode {
  return (
    <dl className={styles.packages}>
      {packages.map(({ name, what }) => {
        const [, library] = name.split("/");
        return (
          <div key={name}>
            <dt>
              <code>{library ? <Link to={`/reference/api/${library}`}>{name}</Link> : name}</code>
            </dt>
            <dd>{what}</dd>
          </div>
        );
      })}
    </dl>
  );
}
