import * as lesson from "@loglik/docs/lessons/least-squares";
import { Num } from "@site/src/components/Num";
import { Tex } from "@site/src/components/Tex";
import type { ReactNode } from "react";

/** What mean squared error drops from the normal NLL, read from the head's own ledger, with the numbers of the cars. */
export function Ledger(): ReactNode {
  const { meanSquaredError, factor, constant, nll } = lesson.carsLedger;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">dropped</th>
          <th scope="col">what</th>
          <th scope="col">for the cars</th>
          <th scope="col">why it may be</th>
        </tr>
      </thead>
      <tbody>
        {lesson.ledger.dropped.map((entry) => (
          <tr key={entry.expression}>
            <td>{entry.kind}</td>
            <td>
              <Tex>{entry.latex}</Tex>
            </td>
            <td>
              <Num value={entry.kind === "factor" ? factor : constant} digits={5} />
            </td>
            <td>{entry.why}</td>
          </tr>
        ))}
        <tr>
          <td colSpan={4}>
            <Num value={factor} digits={5} /> × MSE <Num value={meanSquaredError} digits={6} /> +{" "}
            <Num value={constant} digits={5} /> ={" "}
            <strong>
              <Num value={nll} digits={7} />
            </strong>{" "}
            nats per observation
          </td>
        </tr>
      </tbody>
    </table>
  );
}
