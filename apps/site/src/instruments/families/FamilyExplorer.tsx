import type { AnyTheta } from "@loglik/docs/lessons/family/coordinates";
import { type AnyFamily, explorerModel } from "@loglik/docs/lessons/family/explorer-model";
import { type ReactNode, use, useMemo } from "react";
import styles from "./families.module.css";
import { NumberFamily } from "./NumberFamily";
import { VectorFamilyNumbers } from "./VectorFamilyNumbers";

type Loaded = { readonly family: AnyFamily } | { readonly failure: string };

/** The families that were asked for, by name: React renders a component that waits more than once. */
const asked = new Map<string, Promise<Loaded>>();

function loadFamily(name: string, load: () => Promise<unknown>): Promise<Loaded> {
  let answer = asked.get(name);
  if (answer === undefined) {
    answer = load().then(
      (family) => ({ family: family as AnyFamily }),
      (error) => {
        // What did not arrive may arrive the next time.
        asked.delete(name);
        return { failure: String(error) };
      },
    );
    asked.set(name, answer);
  }
  return answer;
}

/**
 * A family to move about in. The family is a chunk of its own, so that a page costs what its family costs; the explorer waits
 * for it, and whoever shows it says what stands there meanwhile.
 */
export function FamilyExplorer(props: {
  /** The family's name, for readers. */
  readonly name: string;
  /** Gives the family: a module, or what a combinator makes of modules. Called once. */
  readonly load: () => Promise<unknown>;
  /** The parameters it opens with; the lengths of vectors stay as they are here. */
  readonly start: Readonly<Record<string, number | readonly number[]>>;
}): ReactNode {
  const loaded = use(loadFamily(props.name, props.load));
  if ("failure" in loaded) {
    return <div className={styles.place}>The family could not be loaded: {loaded.failure}. Reload the page.</div>;
  }
  const { family } = loaded;
  const theta = props.start as AnyTheta;
  const ofVectors = "eventSize" in family && family.eventSize(theta as never) > 1;
  if (ofVectors) return <VectorFamilyNumbers family={family as never} theta={theta} />;
  return <LoadedFamily family={family} start={theta} />;
}

function LoadedFamily({ family, start }: { readonly family: AnyFamily; readonly start: AnyTheta }): ReactNode {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page writes the start anew at each rendering
  const model = useMemo(() => explorerModel(family, start), [family]);
  return <NumberFamily model={model} />;
}
