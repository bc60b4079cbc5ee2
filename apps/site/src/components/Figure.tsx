import type { Figure as FigureData } from "@loglik/plot";
import { island } from "@site/src/islands/island";
import type { ReactNode } from "react";

const FigureView = island(() => import("@loglik/plot/react").then((module) => module.FigureView));

/**
 * A figure with its caption. Either a figure of @loglik/plot with the caption as children, or anything as children
 * (an instrument) with `caption`.
 */
export function Figure(props: {
  readonly figure?: FigureData;
  readonly caption?: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  const { figure, caption, children } = props;
  if (figure) return <FigureView className="plate" figure={figure} caption={children} />;
  return (
    <figure className="plate">
      {children}
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
