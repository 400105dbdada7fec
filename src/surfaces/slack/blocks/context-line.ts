/** Where the numbers come from and how fresh they are, in the reader's own zone. */
import type { types } from '@slack/bolt';
import type { Shown } from '../../../present/answer.ts';
import { limits } from '../limits.ts';
import { instantText } from './instant.ts';
import { clipEscaped, oneLine } from './words.ts';

/** `… · Source: visits_daily · Data as of 23 Nov 15:00`; null where there is nothing to say. */
export function contextLine(shown: Shown): types.ContextBlock | null {
  const { answer, subtitle } = shown;
  const parts = [
    ...(subtitle.trim() === '' ? [] : [clipEscaped(oneLine(subtitle), 1500)]),
    ...(answer.sources.length === 0 ? [] : [`Source: ${clipEscaped(answer.sources.join(', '), 800)}`]),
    ...asOf(answer.asOf),
  ];
  if (parts.length === 0) return null;
  return { type: 'context', elements: [{ type: 'mrkdwn', text: parts.join(' · ').slice(0, limits.text), verbatim: true }] };
}

function asOf(instant: string | null): readonly string[] {
  const at = instant === null ? Number.NaN : Date.parse(instant);
  if (Number.isNaN(at)) return [];
  return [`Data as of ${instantText(at)}`];
}
