import Link from "@docusaurus/Link";
import { Chapters } from "@site/src/home/Chapters";
import { Packages } from "@site/src/home/Packages";
import { island } from "@site/src/islands/island";
import Layout from "@theme/Layout";
import type { ReactNode } from "react";
import styles from "./index.module.css";

const CoinFigure = island(() => import("@site/src/home/CoinFigure").then((module) => module.CoinFigure));

export default function Home(): ReactNode {
  return (
    <Layout description="Maximum likelihood for TypeScript: every loss is a negative log-likelihood. Packages, and a textbook that runs.">
      <main className={styles.home}>
        <header className={styles.opening}>
          <h1>
            Every <span className={styles.loss}>loss</span> is a negative log-
            <span className={styles.likelihood}>likelihood</span>.
          </h1>
          <p>
            Squared error is a normal distribution. Cross-entropy is a coin, or a die. A network only says which one,
            for each input. loglik is that idea as TypeScript packages, and as a book whose every derivation and every
            number runs.
          </p>
          <p className={styles.actions}>
            <Link className="control-button primary" to="/learn/likelihood-of-a-coin">
              Start with a coin
            </Link>
            <Link className="control-button" to="/reference">
              Reference
            </Link>
          </p>
        </header>
        <section className={styles.live} aria-label="A likelihood you can change">
          <CoinFigure />
        </section>
        <section className={styles.course}>
          <h2>Learn</h2>
          <Chapters of="learn" />
        </section>
        <section>
          <h2>Guides</h2>
          <Chapters of="guides" />
        </section>
        <section>
          <h2>Packages</h2>
          <Packages />
        </section>
      </main>
    </Layout>
  );
}
