/** Questions that work, one click away. */
import type { types } from '@slack/bolt';
import type { Suggestion } from '../../../base/problem.ts';
import { suggestionId } from '../ids.ts';
import { limits, taste } from '../limits.ts';
import { clip, oneLine } from './words.ts';

/** A button for each of the first suggestions; null where there is none. A question that is too long for a button is left out. */
export function suggestionButtons(suggestions: readonly Suggestion[]): types.ActionsBlock | null {
  const different = suggestions.filter(({ question }, at) => suggestions.findIndex((other) => other.question === question) === at);
  const fitting = different
    .filter(({ question }) => question.length <= limits.buttonValue && question.trim() !== '')
    .slice(0, taste.buttons);
  if (fitting.length === 0) return null;
  return {
    type: 'actions',
    elements: fitting.map(({ label, question }, index) => ({
      type: 'button',
      action_id: suggestionId(index),
      text: { type: 'plain_text', text: clip(oneLine(label), limits.buttonText), emoji: false },
      value: question,
    })),
  };
}
