import type { Answerability } from '../evaluation/answerability.js';
import type { AnswerabilityReport } from '../evaluation/compare-answerability.js';

/** How well the ranking knows when not to answer, for a person: pooled, and the worst pair of files. */
export function answerabilityText({ pooled, worst }: AnswerabilityReport): string {
  return [
    `pooled: ${figures(pooled)}`,
    ...(worst === null ? [] : [`worst pair, ${worst.answerableFile} and ${worst.unanswerableFile}: ${figures(worst)}`]),
    '',
  ].join('\n');
}

function figures({ answerable, unanswerable, answered, refused, auc }: Answerability): string {
  const [ofFound, ofForeign] = [answered.toFixed(4), refused.toFixed(4)];
  return `answered ${ofFound} of ${answerable} (those found in the first three), refused ${ofForeign} of ${unanswerable}, AUC ${auc.toFixed(4)}`;
}
