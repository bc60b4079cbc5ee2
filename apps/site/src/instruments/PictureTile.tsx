import { type ReactNode, useEffect, useRef } from "react";
import styles from "./PictureTrainer.module.css";

/** A square picture of grey values, and below it what a network says of it. */
export function PictureTile(props: {
  /** From 0, black, to 1, white; undefined until they are loaded. */
  readonly pixels: ArrayLike<number> | undefined;
  readonly side: number;
  /** What it shows, and what the probability is of. */
  readonly name: string;
  readonly event: string;
  /** P(event), or undefined as long as there is no network. */
  readonly prob: number | undefined;
}): ReactNode {
  const { pixels, side, name, event, prob } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !pixels) return;
    const image = context.createImageData(side, side);
    for (let k = 0; k < side * side; k++) {
      image.data.fill(Math.round(255 * pixels[k]), 4 * k, 4 * k + 3);
      image.data[4 * k + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }, [pixels, side]);
  const said = prob === undefined ? "not asked yet" : `P(${event}) = ${prob.toFixed(2)}`;
  const isWrong = prob !== undefined && prob > 0.5 !== (name === event);
  return (
    <figure className={styles.drawing} data-wrong={isWrong}>
      <canvas ref={canvas} width={side} height={side} role="img" aria-label={`A picture, ${name}: ${said}`} />
      <span className={styles.scale} aria-hidden>
        <span style={{ width: `${100 * (prob ?? 0)}%` }} />
      </span>
      <figcaption>
        {name} {prob === undefined ? "" : `${prob.toFixed(2)}${isWrong ? " ✗" : ""}`}
      </figcaption>
    </figure>
  );
}
