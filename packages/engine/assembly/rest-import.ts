import { Control } from "./control";

/** A head or an update of the module `rest.ts`, which fits of the commonest kind do without; `rows` are those of a head. */
@external("env", "rest")
export declare function importedRest(record: usize, control: Control, rows: i32): void;
