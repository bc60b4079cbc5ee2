// A stylesheet is imported for its effect and exports nothing.
export {};
