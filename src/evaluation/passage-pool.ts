import { EvaluationFileError, type KnownQuestion, type PoolPassage } from './evaluation-set.js';

/** Passages to search, each text once, and what counts as gold among them. */
export interface PassagePool {
  readonly passages: readonly PoolPassage[];
  /** Ids of the pool's passages that answer; empty where the pool holds none. */
  readonly goldOf: (question: KnownQuestion) => ReadonlySet<string>;
}

/**
 * Pools files of passages. A text that stands under several ids is searched once, and answers for all of them.
 *
 * @throws {EvaluationFileError} when one id names two texts
 */
export function poolPassages(files: readonly { path: string; passages: readonly PoolPassage[] }[]): PassagePool {
  const textOf = new Map<string, string>();
  const passageOf = new Map<string, PoolPassage>();
  for (const { path, passages } of files) {
    for (const passage of passages) {
      const known = textOf.get(passage.id);
      if (known !== undefined && known !== passage.text) {
        throw new EvaluationFileError(path, null, 'each id to name one text', `two texts under "${passage.id}"`);
      }
      textOf.set(passage.id, passage.text);
      if (!passageOf.has(passage.text)) passageOf.set(passage.text, passage);
    }
  }
  return {
    passages: Array.from(passageOf.values()),
    goldOf: ({ gold }) =>
      new Set(
        gold
          .map((id) => textOf.get(id))
          .filter((text) => text !== undefined)
          .map((text) => passageOf.get(text)?.id ?? ''),
      ),
  };
}
