import type { GroupTexts } from '../group-texts.js';

export const englishGroups: GroupTexts = {
  nothingFound: () => 'No paragraph answers this question.',
  nothingSaid: () => 'None of the articles says this.',
  nothingToSearch: () => 'There is no word in this to look for.',
  openInPrivate: () => 'All of it in private',
  fold: () => 'Fold away',
  folded: () => '(folded away)',
  onlyAskerFolds: () => 'Only whoever asked, and the administrators, can fold this away.',
  onlyAdministratorsAsk: () => 'Only administrators can ask here.',
  answerGone: () => 'This answer is gone: answers are kept for 30 days. Please ask again.',
};
