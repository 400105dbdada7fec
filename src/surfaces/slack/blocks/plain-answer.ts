/** The same answer without blocks, for when Slack refuses them. */
import type { Shown } from '../../../present/answer.ts';
import { terminalTable } from '../../../present/table/terminal-table.ts';
import { limits } from '../limits.ts';
import { sentencesOf } from './answer.ts';
import { asOfText } from './context-line.ts';
import { clipEscaped, escape, oneLine } from './words.ts';

/** Words, as much of the table as fits in fixed width, notes and sources: mrkdwn of at most `limits.messageText` units. */
export function plainAnswer(shown: Shown): string {
  const words = clipEscaped(sentencesOf(shown), 1500);
  const small = [...shown.footnotes, sourceLine(shown)]
    .filter((line) => line !== '')
    .map(oneLine)
    .join('\n');
  const below = small === '' ? '' : `\n${clipEscaped(small, 800)}`;
  return words + fixedTable(shown, limits.messageText - words.length - below.length - 20) + below;
}

function fixedTable(shown: Shown, room: number): string {
  if (shown.answer.rows.length === 0) return '';
  for (const rows of [200, 50, 20, 10, 5, 1]) {
    // Three backticks would end the block of code early.
    const table = escape(terminalTable(shown, { width: 72, colour: false, rows }).replaceAll('```', "'''"));
    if (table.length <= room) return table === '' ? '' : `\n\`\`\`\n${table}\n\`\`\``;
  }
  return '';
}

function sourceLine({ answer }: Shown): string {
  const source = answer.sources.length === 0 ? [] : [`Source: ${answer.sources.join(', ')}`];
  const asOf = answer.asOf === null || Number.isNaN(Date.parse(answer.asOf)) ? [] : [`Data as of ${asOfText(answer.asOf)}`];
  return [...source, ...asOf].join(' · ');
}
