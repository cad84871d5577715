import type { StoredAlert } from '../../alert/alert.js';
import type { Topic } from '../../alert/subscription.js';
import type { PageState } from '../pages/page-state.js';
import type { AlertPorts } from './alert-ports.js';

const form = /^alert-(?<id>\d{10})$/u;

/**
 * The page state of an alert, by which its buttons show the article and the paragraphs around as those of an answer do.
 * It needs no keeping: the outbox has all of it. 16 characters, as other ids of states.
 */
export function alertStateId(alertId: number): string {
  return `alert-${String(alertId).padStart(10, '0')}`;
}

/** `null` for the state of an answer. */
export function readAlertStateId(stateId: string): number | null {
  const id = form.exec(stateId)?.groups?.['id'];
  return id === undefined ? null : Number(id);
}

export function alertState(alert: StoredAlert, { subscription }: AlertPorts): PageState {
  const topic = alert.subscriptionIds.map((id) => subscription(id)?.topic).find((found) => found !== undefined);
  return {
    id: alertStateId(alert.id),
    chatId: alert.chatId,
    threadId: alert.threadId,
    questionMessageId: null,
    answerMessageId: null,
    question: topic === undefined ? '' : asQuestion(topic),
    tellsQuestion: false,
    quotes: 1,
    passages: [{ passageId: alert.passageId, textHash: alert.textHash, confidence: 1, alsoIn: [] }],
    createdAtMs: alert.owedAtMs,
  };
}

/** What the sentences of the article are compared with, to show one in bold. */
function asQuestion(topic: Topic): string {
  if (topic.kind === 'question') return topic.text;
  return topic.kind === 'words' ? topic.required.join(' ') : '';
}
