/** Images of handwritten threes (0) and eights (1), as people wrote them: 8 × 8 greys of the UCI collection. */
import { encodeInputs, encoding, numericValues } from "@loglik/data";
import { digits } from "@loglik/data/tables/digits";
import { type Pictures, type PictureTask, pictureKinds } from "./pictures.js";

const { side } = pictureKinds.digits;
const pixels = digits.columns.map(({ name }) => name).filter((name) => name !== "digit");
const greys = encodeInputs(digits, encoding(digits, pixels)).x;
const digit = numericValues(digits, "digit");
const [first, second] = [3, 8];
const ofThePair = Array.from(digit.keys()).filter((row) => digit[row] === first || digit[row] === second);

function take(rows: readonly number[]): Pictures {
  const x = new Float64Array(rows.length * side * side);
  rows.forEach((row, i) => {
    // The collection counts dark points, up to 16 of a pixel.
    for (let k = 0; k < side * side; k++) x[i * side * side + k] = greys[row * side * side + k] / 16;
  });
  return { x, y: Float64Array.from(rows, (row) => (digit[row] === second ? 1 : 0)), rows: rows.length };
}

export const threesAndEights: PictureTask = {
  ...pictureKinds.digits,
  // The file goes from writer to writer, so that every other image leaves some of each hand to both.
  learned: take(ofThePair.filter((_, i) => i % 2 === 0)),
  fresh: take(ofThePair.filter((_, i) => i % 2 === 1)),
};
