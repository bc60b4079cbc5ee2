import Link from "@docusaurus/Link";
import { usePluginData } from "@docusaurus/useGlobalData";
import type { Chapter } from "@site/plugins/chapters.mjs";
import type { ReactNode } from "react";
import styles from "./Chapters.module.css";

/** The pages of a folder, in order: the course as a numbered list, guides as a plain one. */
export function Chapters({ of: folder }: { readonly of: "learn" | "guides" }): ReactNode {
  const chapters = usePluginData("chapters") as { readonly [folder: string]: readonly Chapter[] };
  const List = folder === "learn" ? "ol" : "ul";
  return (
    <List className={styles.chapters}>
      {chapters[folder].map(({ to, title, what }) => (
        <li key={to}>
          <Link to={to}>{title}</Link>
          <span>{what}</span>
        </li>
      ))}
    </List>
  );
}
