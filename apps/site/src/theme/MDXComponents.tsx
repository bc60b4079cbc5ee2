import { Figure } from "@site/src/components/Figure";
import { HeaderCell } from "@site/src/components/HeaderCell";
import { Num } from "@site/src/components/Num";
import { island } from "@site/src/islands/island";
import MDXComponents from "@theme-original/MDXComponents";

const Playground = island(() => import("@site/src/playground/Playground").then((module) => module.Playground));
const SeveralWorkers = island(() =>
  import("@site/src/components/SeveralWorkers").then((module) => module.SeveralWorkers),
);
const Tex = island(() => import("@site/src/components/Tex").then((module) => module.Tex), { as: "span", still: true });

/**
 * What a page may use without importing it. What costs much is an island, as is each instrument that a page imports. No island
 * stands inside another one: the inner one would come after the outer one, and move it.
 */
export default { ...MDXComponents, Figure, Num, Playground, SeveralWorkers, Tex, th: HeaderCell };
