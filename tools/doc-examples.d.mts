/** One `@example` of a doc comment: its lines of code, with where it stands. */
export interface DocExample {
  readonly file: string;
  readonly line: number;
  readonly code: readonly string[];
}

export function sourceFiles(folder: string): readonly string[];
export function docExamples(file: string): readonly DocExample[];
export function runExample(example: DocExample, scope: Readonly<Record<string, unknown>>): Promise<readonly string[]>;
