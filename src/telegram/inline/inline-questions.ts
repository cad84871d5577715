/** Behind `/start`: a question that was typed inline. */
export const inlineQuestionPrefix = 'q_';

/** How long the button of an inline answer leads to its question. */
export const inlineQuestionLifetimeMs = 24 * 60 * 60 * 1000;

/**
 * Questions for which nothing was found inline, so that a button can open the private chat with them: a deep link holds
 * 64 characters of `A-Za-z0-9_-`, and no Chinese (Bot API, "Deep linking").
 */
export interface InlineQuestions {
  /** Keeps a question for {@link inlineQuestionLifetimeMs}; 43 characters of `A-Za-z0-9_-`, the same for the same question. */
  keep(question: string): string;
  /** `null` for one that never was, or is too old. */
  find(id: string): string | null;
}
