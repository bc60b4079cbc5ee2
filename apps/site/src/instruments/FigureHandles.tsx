import type { FigureFrame } from "@loglik/plot/react";
import type { PointerEvent, ReactNode } from "react";
import { type Handles, PlotHandles } from "./PlotHandles";

/** Draggable points over a figure of @loglik/plot: what its `overlay` shows. */
export function FigureHandles({
  frame,
  handles,
}: {
  readonly frame: FigureFrame;
  readonly handles: Handles;
}): ReactNode {
  const locate = (event: PointerEvent<SVGElement>) => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect() ?? new DOMRect();
    const scale = frame.width / box.width;
    return frame.locate((event.clientX - box.left) * scale, (event.clientY - box.top) * scale);
  };
  return <PlotHandles handles={handles} x={frame.x} y={frame.y} across={frame.across} up={frame.up} locate={locate} />;
}
