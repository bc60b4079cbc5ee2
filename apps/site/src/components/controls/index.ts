export { Button } from "./Button";
export { Controls } from "./Controls";
export { Readout, type Tone } from "./Readout";
export { Slider } from "./Slider";
export { Toggle } from "./Toggle";
