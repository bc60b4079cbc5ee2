import type { PresentedDerivation } from "@loglik/derive";
import { formatNumber } from "@site/src/components/Num";
import type { ReactNode } from "react";
import styles from "./derivations.module.css";
import { Formula } from "./Formula";

const DIGITS = 10;

/** The functions of core that compute lines of the derivation, with their values at the point beside those of the lines. */
export function CoreCode({ shown }: { readonly shown: PresentedDerivation }): ReactNode {
  const { implementations, estimate, lines, symbols } = shown;
  const solved = symbols.find(({ name }) => name === estimate?.symbol);
  return (
    <div className={styles.core}>
      {implementations.map(({ line, module, export: name, code, value }) => (
        <Call key={`${line} ${code}`} module={module} name={name} code={code}>
          In core it is <output>{formatNumber(value ?? Number.NaN, DIGITS)}</output>, and {lineName(line)} is{" "}
          <output>{formatNumber(lines[line].value ?? Number.NaN, DIGITS)}</output>.
        </Call>
      ))}
      {estimate && solved && (
        <>
          <p className={styles.caption}>
            The last line is zero at{" "}
            <Formula
              tex={`\\hat{${solved.latex}} = ${estimate.latex}`}
              spoken={`${solved.spoken} hat equals ${estimate.speech}`}
            />
            .
          </p>
          <Call module={estimate.module} name={estimate.export} code={estimate.code}>
            In core it is <output>{formatNumber(estimate.fitted ?? Number.NaN, DIGITS)}</output>, and by the formula{" "}
            <output>{formatNumber(estimate.value ?? Number.NaN, DIGITS)}</output>.
          </Call>
        </>
      )}
    </div>
  );
}

const lineName = (line: number): string => (line === 0 ? "the first line" : `line ${line}`);

function Call(props: {
  readonly module: string;
  readonly name: string;
  readonly code: string;
  readonly children: ReactNode;
}): ReactNode {
  const { module, name, code, children } = props;
  return (
    <div className={styles.call}>
      <pre data-scrolls>
        <code>{`import { ${name} } from "${module}";\n${code}`}</code>
      </pre>
      <p>{children}</p>
    </div>
  );
}
