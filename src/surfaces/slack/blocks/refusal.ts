/** A question that cannot be answered: what stands in the way, where, and what works. */
import type { types } from '@slack/bolt';
import type { Problem } from '../../../base/problem.ts';
import { limits } from '../limits.ts';
import { suggestionButtons } from './buttons.ts';
import type { Outgoing } from './outgoing.ts';
import { paragraph, quotation, smallPrint } from './rich.ts';
import { clipEscaped, oneLine, visible } from './words.ts';

/** The message for a refusal. The first problem is said and shown at its place; its suggestions, then those of the others, are buttons. */
export function refusalMessage(question: string, problems: readonly [Problem, ...Problem[]]): Outgoing {
  const [first, ...others] = problems;
  const suggestions = problems.flatMap((problem) => problem.suggestions);
  const buttons = suggestionButtons(suggestions);
  const blocks: readonly (types.KnownBlock | null)[] = [
    paragraph(first.message),
    place(question, first),
    smallPrint(others.map((problem) => `Also: ${oneLine(problem.message)}`)),
    buttons === null ? null : smallPrint(['These work:']),
    buttons,
  ];
  const words = problems.map((problem) => visible(problem.message));
  const tries =
    suggestions.length === 0
      ? []
      : [
          `These work: ${suggestions
            .slice(0, 5)
            .map(({ question: one }) => `"${oneLine(one)}"`)
            .join(', ')}`,
        ];
  return { text: clipEscaped([...words, ...tries].join('\n'), limits.messageText), blocks: blocks.filter((block) => block !== null) };
}

function place(question: string, { at }: Problem): types.RichTextBlock | null {
  if (at === null || question.trim() === '' || at.end <= at.start || at.end > question.length || question.length > limits.questionLength)
    return null;
  return quotation(question, at.start, at.end);
}
