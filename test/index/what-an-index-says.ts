import type { CollectionStatistics, IndexQuery, PassageIndex } from '../../src/index/passage-index.js';
import { alphabetBigrams, alphabetCharacters, alphabetUnits, alphabetWords } from './random-passages.js';

/** All that can be compared of the candidates of a query. */
export function found(index: PassageIndex, query: IndexQuery, limit: number) {
  return index.candidates(query, limit).map(({ id, text, terms, score, wordScore, bigramScore }) => ({
    id,
    text,
    score,
    wordScore,
    bigramScore,
    wordCount: terms.wordCount,
    bigramCount: terms.bigramCount,
    words: [...query.words, ...alphabetWords].map((word) => terms.wordFrequency(word)),
    bigrams: [...query.bigrams, ...alphabetBigrams].map((bigram) => terms.bigramFrequency(bigram)),
  }));
}

export function statistics(index: CollectionStatistics) {
  return {
    passages: index.passageCount,
    distinctWords: index.distinctWords,
    averageWordCount: index.averageWordCount,
    averageBigramCount: index.averageBigramCount,
    words: alphabetWords.map((word) => index.wordDocumentFrequency(word)),
    bigrams: alphabetBigrams.map((bigram) => index.bigramDocumentFrequency(bigram)),
    characters: alphabetCharacters.map((character) => index.characterDocumentFrequency(character)),
    units: alphabetUnits.map((unit) => index.unitDocumentFrequency(unit)),
  };
}

/** Which characters stand beside which. */
export function neighbours(index: Pick<PassageIndex, 'beside'>) {
  const characters = ['中', '国', '经', '济'];
  return characters.flatMap((character) => [
    index.beside(character, 'before', characters),
    index.beside(character, 'behind', characters),
  ]);
}
