import Link from "@docusaurus/Link";
import type { ReactNode } from "react";
import styles from "./Chapters.module.css";

const chapters = [
  {
    to: "/learn/likelihood-of-a-coin",
    title: "Likelihood: a coin",
    what: "One formula, read along the data and along the parameter.",
  },
  {
    to: "/learn/likelihood-of-the-normal",
    title: "Likelihood: the normal",
    what: "Two parameters at once: a hill with one summit.",
  },
  {
    to: "/learn/product-to-sum-of-logs",
    title: "From the product to the sum of logs",
    what: "Why everyone adds logarithms, and what breaks if you multiply.",
  },
  {
    to: "/learn/logistic-regression",
    title: "Logistic regression is a one-node network",
    what: "Cross-entropy, derived, then trained before your eyes.",
  },
  {
    to: "/learn/least-squares",
    title: "Least squares is a normal likelihood",
    what: "The squared error, and the constants that it keeps silent about.",
  },
];

/** The way in: the pages of the course, in order. */
export function Chapters(): ReactNode {
  return (
    <ol className={styles.chapters}>
      {chapters.map(({ to, title, what }) => (
        <li key={to}>
          <Link to={to}>{title}</Link>
          <span>{what}</span>
        </li>
      ))}
    </ol>
  );
}
