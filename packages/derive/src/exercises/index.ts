import { forecastExercises } from "./about-forecasts.js";
import { modelExercises } from "./about-models.js";
import { probabilityExercises } from "./about-probabilities.js";
import { sampleExercises } from "./about-samples.js";
import { trainingExercises } from "./about-training.js";
import { choiceExercises } from "./choice.js";
import { deriveExercises } from "./derive.js";
import type { Exercise } from "./exercise.js";
import { numericExercises } from "./numeric.js";

export { deriveAgain } from "./derive-again.js";
export type { ChoiceExercise, DeriveExercise, Exercise, NumericExercise } from "./exercise.js";
export { type Grade, gradeAnswer } from "./grade-answer.js";
export { parseAnswer, type Vocabulary } from "./parse-answer.js";

/**
 * Every exercise.
 *
 * @example gradeAnswer(exercises.find(({ name }) => name === "estimate-from-five-tosses"), "1/5").verdict  // "right"
 */
export const exercises: readonly Exercise[] = [
  ...deriveExercises,
  ...numericExercises,
  ...choiceExercises,
  ...trainingExercises,
  ...probabilityExercises,
  ...sampleExercises,
  ...modelExercises,
  ...forecastExercises,
];
