/** Who asked what, above an answer to a click. */
import { limits } from '../limits.ts';
import type { Outgoing } from './outgoing.ts';
import { clipEscaped, oneLine } from './words.ts';

/** `message` under a line that names the asker and the question. */
export function askedBy(message: Outgoing, user: string, question: string): Outgoing {
  const line = `<@${user}> asked: ${clipEscaped(oneLine(question), limits.questionLength)}`;
  if (message.blocks.length === 0) return { ...message, text: `${line}\n${message.text}` };
  return { ...message, blocks: [{ type: 'context', elements: [{ type: 'mrkdwn', text: line, verbatim: true }] }, ...message.blocks] };
}
