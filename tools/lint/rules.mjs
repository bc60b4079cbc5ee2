import { importDirection } from "./rules/import-direction.mjs";
import { noBarrels } from "./rules/no-barrels.mjs";
import { noDefaultExports } from "./rules/no-default-exports.mjs";
import { noFocusedTests } from "./rules/no-focused-tests.mjs";
import { noIdleAssertions } from "./rules/no-idle-assertions.mjs";
import { noNodeImports } from "./rules/no-node-imports.mjs";

/** The rules of this workspace that a general linter cannot know. One file and one line each. */
export const rules = [importDirection, noNodeImports, noBarrels, noDefaultExports, noFocusedTests, noIdleAssertions];
