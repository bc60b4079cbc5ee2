import type { Table } from "./table.js";

/** A table that ships with the package, and where it comes from. */
export interface BundledTable extends Table {
  /** What a row is and what the columns are, in one sentence. */
  readonly about: string;
  /** Who published the data, and in which collection they are kept. */
  readonly source: string;
}
