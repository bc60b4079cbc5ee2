import { encodeInputs, encoding, parseCsv, standardisation, standardise } from "@loglik/data";

const table = parseCsv("speed,surface\n4,wet\n7,dry\n10,wet\n");
const { x, rows, inputs } = encodeInputs(table, encoding(table, ["speed", "surface"]));
const z = standardise(x, standardisation(x, rows, inputs));
console.log(table.columns.map((column) => column.type).join(" "));
console.log(Array.from(z, (value) => value.toFixed(6)).join(" "));
