// Writes docs/reference/families/: a page for each family of the registry, from its metadata and its doc comment.
import { join } from "node:path";
import { families } from "@loglik/core/registry";
import { familyPages } from "../plugins/family-pages/family-pages.mjs";
import { repositoryRoot } from "../plugins/package-entries.mjs";
import { writePages } from "../plugins/write-pages.mjs";

const pages = familyPages(families);
writePages(pages, join(repositoryRoot, "docs", "reference", "families"));
console.log(`reference: ${pages.size - 1} pages of families`);
