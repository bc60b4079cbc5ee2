import { StillFigures } from "@loglik/plot/react";
import { type ComponentType, createElement, type ReactNode, use } from "react";
import { stillFigure } from "./still-figure";

/** What the server writes for an island: the component itself, with its figures drawn. */
export function serverIsland<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  as: "div" | "span",
): ComponentType<Props> {
  return (props) =>
    createElement(
      as,
      { "data-island": "picture" },
      <StillFigures value={stillFigure}>
        <Loaded load={load as () => Promise<ComponentType<object>>} inner={props} />
      </StillFigures>,
    );
}

function Loaded(props: { readonly load: () => Promise<ComponentType<object>>; readonly inner: object }): ReactNode {
  const Component = use(props.load());
  return <Component {...props.inner} />;
}
