export type { BundledTable } from "./bundled-table.js";
export { looksMissing } from "./cell-reader.js";
export { decodeText } from "./decode-text.js";
export { type ColumnEncoding, type DesignMatrix, encodeInputs, encoding, predictorNames } from "./encode.js";
export { type ClassTarget, classesOf, encodeClasses, encodeNumbers } from "./encode-target.js";
export { type CompleteRows, completeRows } from "./missing.js";
export { columnValues, type NetworkColumn, networkColumns } from "./network-columns.js";
export { parseCsv } from "./parse-csv.js";
export { type CsvCells, type CsvOptions, readCsv } from "./read-csv.js";
export { type CatsAndDogs, type DrawnAnimals, drawCatsAndDogs, drawingSize } from "./simulators/cats-and-dogs.js";
export { type CountSample, type CountsTruth, simulateCounts } from "./simulators/counts.js";
export { type CurveSample, type CurveTruth, simulateCurve } from "./simulators/curve.js";
export { type LinearTruth, type SimulatedSample, simulateLinear } from "./simulators/linear.js";
export { type LogisticTruth, simulateLogistic } from "./simulators/logistic.js";
export { type MoonsTruth, simulateMoons } from "./simulators/moons.js";
export { type SymbolSample, type SymbolsTruth, simulateSymbols } from "./simulators/symbols.js";
export { type ClassSample, simulateTwoNormals, type TwoNormalsTruth } from "./simulators/two-normals.js";
export { simulateVotes, type VoteSample, type VotesTruth } from "./simulators/votes.js";
export { type RowCondition, type SplitTable, splitAtRandom, splitRows } from "./split.js";
export { splitStratified } from "./split-stratified.js";
export { type Standardisation, standardisation, standardise, unstandardise } from "./standardise.js";
export {
  asText,
  type Column,
  columnNames,
  findColumn,
  isMissing,
  type NumericColumn,
  numericValues,
  onOneLine,
  type Table,
  type TextColumn,
  takeColumns,
  takeRows,
  textValues,
  unknownColumn,
} from "./table.js";
export { type TypeOptions, typedTable } from "./typed-table.js";
