import { loadSegmenter } from '../../src/words/segmenter.js';

/** The shipped dictionary, loaded once for each test file that asks for it: it takes 1–2.5 s and 250 MB. */
export const segmenter = loadSegmenter();
