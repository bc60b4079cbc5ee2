// A program that does nothing: what Node itself takes to start.
import { sayFirstStep } from "./say.mjs";

sayFirstStep();
