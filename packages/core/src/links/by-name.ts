import type { LinkName } from "../family.js";
import type { Link } from "../link.js";
import * as identity from "./identity.js";
import * as log from "./log.js";
import * as logVariance from "./log-variance.js";
import * as logit from "./logit.js";
import * as softplus from "./softplus.js";

/**
 * The links of scalar parameters, by the names that `ParamSpec.link` and the option `links` use. Softmax is not among them:
 * it carries a whole vector.
 *
 * @example scalarLinks.log.inverse(0)  // 1
 */
export const scalarLinks: { readonly [N in Exclude<LinkName, "softmax">]: Link } = {
  identity,
  log,
  softplus,
  logit,
  logVariance,
};
