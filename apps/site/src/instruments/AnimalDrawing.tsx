import { type ReactNode, useEffect, useRef } from "react";
import styles from "./AnimalTrainer.module.css";

/** A drawing of 24 × 24 grey values, and below it what a network says of it. */
export function AnimalDrawing(props: {
  readonly pixels: ArrayLike<number>;
  readonly side: number;
  readonly name: string;
  /** P(dog), or undefined as long as there is no network. */
  readonly dog: number | undefined;
}): ReactNode {
  const { pixels, side, name, dog } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const image = context.createImageData(side, side);
    for (let k = 0; k < side * side; k++) {
      image.data.fill(Math.round(255 * pixels[k]), 4 * k, 4 * k + 3);
      image.data[4 * k + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }, [pixels, side]);
  const said = dog === undefined ? "not asked yet" : `P(dog) = ${dog.toFixed(2)}`;
  const isWrong = dog !== undefined && dog > 0.5 !== (name === "dog");
  return (
    <figure className={styles.drawing} data-wrong={isWrong}>
      <canvas ref={canvas} width={side} height={side} role="img" aria-label={`A drawing of a ${name}: ${said}`} />
      <span className={styles.scale} aria-hidden>
        <span style={{ width: `${100 * (dog ?? 0)}%` }} />
      </span>
      <figcaption>
        {name} {dog === undefined ? "" : `${dog.toFixed(2)}${isWrong ? " ✗" : ""}`}
      </figcaption>
    </figure>
  );
}
