import type { HeadSource } from "@loglik/core";
import type { Precision } from "../data/sample.js";
import type { Warning } from "../events.js";
import type { TrainingReport } from "../model.js";
import type { PortableNetwork } from "../worker/protocol.js";

export const modelFormat = "loglik model 1";

/** What a model's file says beside its numbers. */
export interface ModelDescription {
  readonly network: PortableNetwork;
  readonly head?: HeadSource;
  readonly precision: Precision;
  readonly training: TrainingReport;
  readonly diagnostics: readonly Warning[];
}
