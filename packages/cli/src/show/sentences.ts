import type { FitReport } from "../fit-report.js";
import { count, significant } from "./numbers.js";

/** What was fitted, in a sentence. */
export function modelSentence(report: FitReport): string {
  const { model, target } = report;
  const { predictors, hidden } = model;
  if (model.name !== "network") {
    const on = predictors.length === 0 ? "a constant" : listed(predictors);
    return `${capital(model.name)} of ${target} on ${on}: ${distribution(report)}.`;
  }
  const units = `${hidden.map(count).join(" and ")} hidden tanh units`;
  const on = predictors.length === 1 ? predictors[0] : `${count(predictors.length)} predictors`;
  return `A network with ${units} (${count(model.parameters)} parameters) for ${target} on ${on}: ${distribution(report)}.`;
}

function distribution({ target, positiveClass, classes, likelihood }: FitReport): string {
  if (positiveClass !== undefined) return `P(${target} = ${positiveClass})`;
  if (classes !== undefined) return `P(${target}) over ${classes.length} classes`;
  return `${likelihood}, with one standard deviation for all rows`;
}

/** The classes and which of them counts as positive; undefined for a target of numbers. */
export function classSentence({ target, classes, positiveClass }: FitReport): string | undefined {
  if (classes === undefined) return undefined;
  if (positiveClass === undefined) return `Classes of ${target}, in sort order: ${listed(classes)}.`;
  return `Classes of ${target}: ${classes[0]} and ${positiveClass}. The second in sort order, ${positiveClass}, is the positive class.`;
}

/** What happened to the rows. */
export function rowsSentence({ rows }: FitReport): string {
  const parts = [
    `${count(rows.fitted)} fitted`,
    ...(rows.heldOut > 0 ? [`${count(rows.heldOut)} held out`] : []),
    ...(rows.unused > 0 ? [`${count(rows.unused)} not chosen`] : []),
    `${count(rows.dropped)} dropped for missing cells`,
  ];
  const lacking = Object.entries(rows.missing).map(([name, rowCount]) => `${name} ${count(rowCount)}`);
  const where = lacking.length > 0 ? ` (${lacking.join(", ")})` : "";
  return `${count(rows.read)} read: ${parts.join(", ")}${where}.`;
}

/** The loss by its usual name. */
export function lossSentence({ loss }: FitReport): string {
  const value = `${capital(loss.name)} ${significant(loss.value, 6)}`;
  const heldOut = loss.heldOutValue === undefined ? "" : `, held out ${significant(loss.heldOutValue, 6)}`;
  const rest =
    loss.dropped.length === 0
      ? "It drops nothing: it is the NLL itself"
      : `Of the NLL it drops ${loss.dropped.map(({ kind, expression }) => `the ${kind} ${unbroken(expression)}`).join(" and ")}`;
  return `${value}${heldOut}. ${rest}.`;
}

/** Text predictors and the level that their indicators are compared with. */
export function baselineSentence({ model }: FitReport): string | undefined {
  const baselines = Object.entries(model.baselines);
  if (baselines.length === 0) return undefined;
  return `Baseline levels of the text predictors: ${baselines.map(([column, level]) => `${column} = ${level}`).join(", ")}.`;
}

/** The estimated standard deviation of a normal likelihood; undefined for classes. */
export function scaleSentence({ scale, target }: FitReport): string | undefined {
  if (scale === undefined) return undefined;
  return `σ = ${significant(scale, 5)}, the standard deviation of ${target} about its mean, in its own units.`;
}

/** An expression whose blanks do not break a line. */
function unbroken(expression: string): string {
  return expression.replaceAll(" ", "\u00a0");
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function listed(names: readonly string[]): string {
  if (names.length > 12) return `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}
