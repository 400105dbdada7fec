/** What a follow-up changed and whose change it was, above the answer. */
import type { types } from '@slack/bolt';
import type { Changed } from '../../../present/answer.ts';
import { changedText } from '../../../present/changed-words.ts';
import { limits } from '../limits.ts';
import { clipEscaped, escape, oneLine } from './words.ts';

/** `Changed by @dana: by device.`, people as Slack shows them; null for a new question, and for a reset, which the answer itself says. */
export function changedLine(changed: Changed | null): types.ContextBlock | null {
  if (changed === null || changed.kind === 'reset') return null;
  const literal = (changes: string): string => clipEscaped(oneLine(changes), limits.text - 300);
  const told = changed.changes ? { ...changed, changes: literal(changed.changes) } : changed;
  return { type: 'context', elements: [{ type: 'mrkdwn', text: changedText(told, mention), verbatim: true }] };
}

/** `slack:T012:U345` is the person U345; an asker from elsewhere stands as he is called there. */
function mention(asker: string): string {
  const user = /^slack:[^:]+:([A-Z0-9]+)$/u.exec(asker)?.[1];
  return user === undefined ? escape(asker) : `<@${user}>`;
}
