/** Turns each table under tables/ into a typed module under src/generated/tables, and writes the list of them. */
export declare function writeTables(): void;
