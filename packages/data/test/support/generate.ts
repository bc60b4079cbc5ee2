import { writeTables } from "../../scripts/write-tables.mjs";

/** The modules under test are made of the tables as they are. */
export function setup(): void {
  writeTables();
}
