// Writes docs/reference/families/: a page for each family of the registry, from its metadata and its doc comment.
import { join } from "node:path";
import { families } from "@loglik/core/registry";
import { writeFamilyPages } from "../plugins/family-pages/write-family-pages.mjs";
import { repositoryRoot } from "../plugins/package-entries.mjs";

const count = writeFamilyPages(families, join(repositoryRoot, "docs", "reference", "families"));
console.log(`reference: ${count} pages of families`);
