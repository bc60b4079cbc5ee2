/** What a layer takes or gives for one row of data: `[units]` numbers, or an image `[rows, columns, channels]`. */
export type Shape = readonly [units: number] | readonly [rows: number, columns: number, channels: number];

/** An image, or a vector as an image of a single pixel. */
export interface ImageSize {
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
}

/** How many numbers a shape holds. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product: number, length) => product * length, 1);
}

export function isImage(shape: Shape): shape is readonly [number, number, number] {
  return shape.length === 3;
}

/** A shape as rows × columns of channels; a vector is one pixel whose channels are its units. */
export function imageSize(shape: Shape): ImageSize {
  return isImage(shape)
    ? { rows: shape[0], columns: shape[1], channels: shape[2] }
    : { rows: 1, columns: 1, channels: shape[0] };
}

/** For messages: "an image of 28 × 28 × 1" or "64 numbers". */
export function showShape(shape: Shape): string {
  return isImage(shape) ? `an image of ${shape.join(" × ")}` : `${shape[0]} numbers`;
}
