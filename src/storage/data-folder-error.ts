/** The data folder can't be used at all. Its message is fit for the user: `data: expected …, got …`. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';

  constructor(
    readonly folder: string,
    readonly expected: string,
    readonly got: string,
    cause?: unknown,
  ) {
    super(`${folder}: expected ${expected}, got ${got}`, { cause });
  }
}
