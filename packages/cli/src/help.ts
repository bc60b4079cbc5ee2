import { bundledTables } from "@loglik/data/tables";
import { trainingDefaults as defaults } from "./command.js";

/** Lines of at most 80 characters for the second column of a help. */
function indented(text: string): string {
  const margin = " ".repeat(24);
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1];
    if (margin.length + last.length + 1 + word.length > 80) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines.join(`\n${margin}`);
}

/** What `loglik --help` prints. */
export const generalHelp = `loglik: fit a table by maximum likelihood.
Every loss is a negative log-likelihood (NLL).

Usage
  loglik fit TABLE --target COLUMN --likelihood NAME [options]

  loglik fit --help     all options, with examples
  loglik --version      the version
`;

/** What `loglik fit --help` prints. */
export const fitHelp = `Fit the distribution of one column of a table given the others, by maximum
likelihood.

Usage
  loglik fit TABLE --target COLUMN --likelihood NAME [options]

  TABLE                 ${indented(
    `a CSV file with a header, - for the standard input, or a bundled table: ${Object.keys(bundledTables).join(", ")}`,
  )}
  --target COLUMN       the column to be explained
  --likelihood NAME     bernoulli     two classes; the second in sort order is
                                      the positive one
                        categorical   two or more classes
                        normal        numbers; the standard deviation is
                                      estimated too

Which data
  --inputs A,B          predict from these columns (otherwise from every column
                        that no other option names)
  --without A,B         predict from every column but these
  --text A,B            read these columns as text: their numbers are codes
  --where COLUMN=VALUE  fit only such rows; may be given several times
  --test COLUMN=VALUE   hold such rows out: they are not fitted, and their NLL
                        is reported
  --missing A,B         what stands for a missing cell, besides nothing and NA:
                        --missing .,null
  --decimal comma       numbers are written 2,5 (otherwise 2.5)

  Text predictors become indicator columns; the first level in sort order is
  the baseline. Rows with missing cells are dropped and counted.

Which model
  (no --hidden)         a generalised linear model: Newton's method runs to the
                        maximum
  --hidden 32,32        a network with these hidden layers of tanh units,
                        trained by Adam
  --epochs N            passes over the rows (${defaults.epochs})
  --rate R              learning rate (${defaults.rate})
  --batch N             rows in a mini-batch (${defaults.batch})
  --seed N              seed of the initial weights and of the order of the
                        rows (${defaults.seed})

What comes out
  --report FILE.html    write a report with figures, one self-contained file
  --json                print one JSON document instead of the summary

The NLL is the full one, in nats per observation and in the target's own units.
The exit code is 0, or 1 if anything went wrong.

Examples
  loglik fit cars --target dist --likelihood normal --report cars.html
  loglik fit pima --target type --likelihood bernoulli \\
    --where set=train --test set=test
  loglik fit iris --target Species --likelihood categorical \\
    --hidden 16 --epochs 300
`;
