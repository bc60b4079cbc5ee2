// Writes docs/derivations/: a page for each derivation of the registry, and their index.
import { join } from "node:path";
import { exercises } from "@loglik/derive/exercises";
import { derivations } from "@loglik/derive/registry";
import { derivationPages } from "../plugins/derivation-pages/derivation-pages.mjs";
import { packageEntries, repositoryRoot } from "../plugins/package-entries.mjs";
import { writePages } from "../plugins/write-pages.mjs";

const specifiers = packageEntries("derive").map(({ specifier }) => specifier);
const modules = await Promise.all(
  specifiers
    .filter((specifier) => specifier.includes("/derivations/"))
    .map(async (specifier) => [specifier, await import(specifier)]),
);
const pages = derivationPages({ derivations, exercises, modules: new Map(modules) });
writePages(pages, join(repositoryRoot, "docs", "derivations"));
console.log(`derivations: ${pages.size - 1} pages`);
