// How operands are read out of a record of the tape.

/** Operand `index` of a record, as a whole number or an address. */
@inline export function word(record: usize, index: i32): i32 { return load<i32>(record + (<usize>index << 2)); }
@inline export function address(record: usize, index: i32): usize { return <usize>word(record, index); }
/** Operands `index` and `index + 1` as one float64. */
@inline export function real(record: usize, index: i32): f64 { return load<f64>(record + (<usize>index << 2)); }
