import type { Term } from "@loglik/docs/lessons/vocabulary";
import { formatNumber } from "@site/src/components/Num";
import type { ReactNode } from "react";
import styles from "./VocabularyList.module.css";

/** Two names of one idea, the number that both formulas give, and what the names hide. */
export function VocabularyList({ terms }: { readonly terms: readonly Term[] }): ReactNode {
  return (
    <dl className={styles.terms}>
      {terms.map(({ statistics, learning, of, asStatistics, asLearning, difference }) => (
        <div key={statistics}>
          <dt>
            {statistics} <span className={styles.and}>is</span> {learning}
          </dt>
          <dd>
            <span className={styles.number}>
              {formatNumber(asStatistics.value, 6)} <span className={styles.formula}>{asStatistics.formula}</span>
            </span>
            <span className={styles.number}>
              {formatNumber(asLearning.value, 6)} <span className={styles.formula}>{asLearning.formula}</span>
            </span>
            <span className={styles.of}>For {of}.</span>
            {difference}
          </dd>
        </div>
      ))}
    </dl>
  );
}
