import type { Month } from './month.js';
import { type NumberForm, numberForms } from './number-forms.js';

/** A normalised text with each number and date in the one form that all ways of writing it come to. */
export interface UnifiedNumbers {
  readonly text: string;
  /** What was put in place, in order; places are in the text as it was. */
  readonly forms: readonly NumberForm[];
}

/** @param month what 今年 and 上月 are relative to; without it they stay */
export function unifyNumbers(text: string, month?: Month): UnifiedNumbers {
  const forms = numberForms(text, month);
  if (forms.length === 0) return { text, forms };
  let unified = '';
  let end = 0;
  for (const form of forms) {
    unified += text.slice(end, form.start) + form.text;
    end = form.end;
  }
  return { text: unified + text.slice(end), forms };
}
