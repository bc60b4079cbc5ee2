/** An optimizer and its constants, as plain data. Made by the functions beside this file; rates are per step. */
export type Optimizer =
  | { readonly type: "sgd"; readonly rate: number }
  | { readonly type: "momentum"; readonly rate: number; readonly momentum: number }
  | { readonly type: "rmsprop"; readonly rate: number; readonly decay: number; readonly epsilon: number }
  | {
      readonly type: "adam";
      readonly rate: number;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
    };
