/** What only Node has: files. */
export { writeFileAtomically } from "./files/write-file-atomically.js";
