/** Who asked what, above an answer to a click. */
import { limits } from '../limits.ts';
import type { Outgoing } from './outgoing.ts';
import { clip, clipEscaped, oneLine } from './words.ts';

/** `message` under a line that names the asker and the question. */
export function askedBy(message: Outgoing, user: string, question: string): Outgoing {
  const line = `<@${user}> asked: ${clipEscaped(oneLine(question), limits.questionLength)}`;
  return {
    text: clip(message.text, limits.messageText),
    blocks:
      message.blocks.length === 0
        ? []
        : [{ type: 'context', elements: [{ type: 'mrkdwn', text: line, verbatim: true }] }, ...message.blocks],
  };
}
