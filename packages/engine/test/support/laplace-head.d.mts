import type { LikelihoodHead } from "@loglik/core";

export function laplaceHead(options?: { readonly from?: string; readonly outputs?: number }): LikelihoodHead;
