import { Figure } from "@site/src/components/Figure";
import { Num } from "@site/src/components/Num";
import { Tex } from "@site/src/components/Tex";
import { Playground } from "@site/src/playground/Playground";
import MDXComponents from "@theme-original/MDXComponents";

/** What a page may use without importing it. */
export default { ...MDXComponents, Figure, Num, Playground, Tex };
