import { packArticles } from '../index/file/packed-articles.js';
import { loadSegmenter, type Segmenter } from '../words/segmenter.js';
import { createFileReader, type FileReader } from './create-file-reader.js';
import { packReadings } from './file-reading.js';
import type { FromHelper, HelperTask, ToHelper } from './helper-process.js';
import { segmentArticle } from './segment-article.js';

interface Tools {
  readonly read: FileReader;
  /** Loads the dictionary when first called. */
  readonly segmenter: () => Segmenter;
}

/**
 * What a helper process does with each message; the settings are not answered.
 *
 * @param now milliseconds since 1970-01-01T00:00:00Z
 */
export function createHelper(now: () => number): (message: ToHelper) => Promise<FromHelper | undefined> {
  let tools: Tools | undefined;
  return async (message) => {
    try {
      if (message.kind === 'start') {
        const { reading, userDictionary } = message.settings;
        tools = { read: createFileReader(reading, now), segmenter: once(() => openSegmenter(userDictionary)) };
        return undefined;
      }
      if (tools === undefined) throw new Error('expected the settings first, got a task');
      return { kind: 'done', bytes: await work(message, tools) };
    } catch (error) {
      return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  };
}

async function work(task: HelperTask, { read, segmenter }: Tools): Promise<Uint8Array<ArrayBuffer>> {
  if (task.kind === 'read') return packReadings(await Promise.all(task.files.map(read)));
  const cut = segmenter();
  return packArticles(task.articles.map((article) => segmentArticle(cut, article)));
}

function openSegmenter(userDictionary: string | null): Segmenter {
  return loadSegmenter(userDictionary === null ? {} : { userDictionary });
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
