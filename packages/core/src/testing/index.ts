export { checkFamily, type FamilyCheckOptions } from "./check-family.js";
export { checkHead, type HeadCheckOptions } from "./check-head.js";
export { checkVectorFamily, type VectorFamilyCheckOptions } from "./check-vector-family.js";
