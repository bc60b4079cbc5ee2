import type { AnyTheta } from "@loglik/docs/lessons/family/coordinates";
import { type AnyFamily, explorerModel } from "@loglik/docs/lessons/family/explorer-model";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import styles from "./families.module.css";
import { NumberFamily } from "./NumberFamily";
import { VectorFamilyNumbers } from "./VectorFamilyNumbers";

/**
 * A family to move about in. The family is loaded when the page is open, in a chunk of its own, so that a page costs what
 * its family costs.
 */
export function FamilyExplorer(props: {
  /** The family's name, for readers. */
  readonly name: string;
  /** Gives the family: a module, or what a combinator makes of modules. Called once. */
  readonly load: () => Promise<unknown>;
  /** The parameters it opens with; the lengths of vectors stay as they are here. */
  readonly start: Readonly<Record<string, number | readonly number[]>>;
}): ReactNode {
  const [family, setFamily] = useState<AnyFamily>();
  const [failure, setFailure] = useState<string>();
  const { name, load, start } = props;
  // The page writes the function anew at each rendering; which family it loads does not change.
  // biome-ignore lint/correctness/useExhaustiveDependencies: loaded once a page
  useEffect(() => {
    let current = true;
    load().then(
      (loaded) => current && setFamily(() => loaded as AnyFamily),
      (error) => current && setFailure(String(error)),
    );
    return () => {
      current = false;
    };
  }, [name]);

  if (failure) return <div className={styles.place}>The family could not be loaded: {failure}. Reload the page.</div>;
  if (!family) return <div className={styles.place}>Loading the family …</div>;
  const theta = start as AnyTheta;
  const ofVectors = "eventSize" in family && family.eventSize(theta as never) > 1;
  if (ofVectors) return <VectorFamilyNumbers family={family as never} theta={theta} />;
  return <LoadedFamily family={family} start={theta} />;
}

function LoadedFamily({ family, start }: { readonly family: AnyFamily; readonly start: AnyTheta }): ReactNode {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page writes the start anew at each rendering
  const model = useMemo(() => explorerModel(family, start), [family]);
  return <NumberFamily model={model} />;
}
