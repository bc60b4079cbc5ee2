import { padded } from "../../plan/arena.js";
import { type Image, pixelsOf } from "../../plan/image.js";
import type { Windows } from "../../plan/layer-operation.js";
import type { Operation } from "../../plan/operation.js";
import { panels } from "./scratch.js";

/** Tiles read up to so many numbers past the end of an image. */
const pastTheEnd = 4;

/** Bytes of scratch that an operation of a layer that is not dense needs. */
export function layerScratch(operation: Operation, bytes: number): number {
  switch (operation.kind) {
    case "convolutionForward":
      return packedWeights(operation, operation.input, operation.output, bytes) + imageForward(operation, bytes);
    case "convolutionBackwardInput": {
      const { outputGradient, inputGradient, kernel } = operation;
      const image = (inputGradient.rows + kernel[0] - 1) * (inputGradient.columns + kernel[1] - 1);
      const copy = (image * outputGradient.channels + pastTheEnd) * bytes;
      return packedWeights(operation, outputGradient, inputGradient, bytes) + copy;
    }
    case "convolutionBackwardParameters": {
      const { outputGradient } = operation;
      const packedGradient = padded(pixelsOf(outputGradient)) * panels(outputGradient.pixelStride, bytes);
      return packedGradient + imageForward({ ...operation, output: outputGradient }, bytes);
    }
    default:
      return 0;
  }
}

/** Elements of the widest row that it starts from zeros. */
export function layerZeros(operation: Operation): number {
  return operation.kind === "convolutionBackwardInput" ? operation.inputGradient.pixelStride : 0;
}

function packedWeights({ kernel }: Windows, input: Image, output: Image, bytes: number): number {
  return padded(kernel[0] * kernel[1] * input.channels) * panels(output.pixelStride, bytes);
}

/** An image with the zeros around it that the windows of its convolution see. */
function imageForward(operation: Windows & { readonly input: Image; readonly output: Image }, bytes: number): number {
  const { input, output, kernel, stride } = operation;
  const [rows, columns] = [output.rows, output.columns].map(
    (count, axis) => (count - 1) * stride[axis as 0 | 1] + kernel[axis as 0 | 1],
  );
  return (rows * columns * input.channels + pastTheEnd) * bytes;
}
