/** The same answer without blocks, for when Slack refuses them. */
import type { Shown } from '../../../present/answer.ts';
import { asOfText } from '../../../present/as-of-text.ts';
import type { Currency } from '../../../present/format.ts';
import type { Snapshot } from '../../../present/snapshot/snapshot.ts';
import { snapshotText } from '../../../present/snapshot/snapshot-text.ts';
import { terminalTable } from '../../../present/table/terminal-table.ts';
import { understoodAs } from '../../../present/understood.ts';
import { limits } from '../limits.ts';
import { sentencesOf } from './answer.ts';
import { clipEscaped, clipMiddle, escape, oneLine } from './words.ts';

/** The question as it was understood, words, as much of the table as fits in fixed width, notes and sources: mrkdwn of at most `limits.messageText` units. */
export function plainAnswer(shown: Shown): string {
  const understood = understoodAs(shown.answer);
  const head = understood === null ? '' : `${clipEscaped(oneLine(understood), 500)}\n`;
  const words = head + clipEscaped(sentencesOf(shown), 1500);
  const small = [...shown.footnotes, sourceLine(shown)]
    .filter((line) => line !== '')
    .map(oneLine)
    .join('\n');
  const below = small === '' ? '' : `\n${clipEscaped(small, 800)}`;
  return words + tables(shown, limits.messageText - words.length - below.length - 20) + below;
}

/** Rows and columns that a reader takes in without the table's own block; laying out more would take seconds. */
const most = { members: 10, columns: 8, name: 40, rows: [45, 20, 10, 5, 1] } as const;

function tables(shown: Shown, room: number): string {
  return shown.snapshot === undefined ? fixedTable(shown, room) : sectionTexts(shown.snapshot, shown.currency, room);
}

/** As many sections as fit, whole ones. */
function sectionTexts(snapshot: Snapshot, currency: Currency, room: number): string {
  let text = '';
  // Laying out more would take seconds.
  const first = { ...snapshot, subjects: snapshot.subjects.slice(0, most.members) };
  for (const section of snapshot.sections) {
    const table = snapshotText({ ...first, sections: [section] }, currency, { width: 72, colour: false }).replaceAll('```', "'''");
    const more = `\n\`\`\`\n${escape(table)}\n\`\`\``;
    if (text.length + more.length <= room) text += more;
  }
  return text;
}

function fixedTable(shown: Shown, room: number): string {
  const { rows } = shown.answer;
  for (const count of rows.length === 0 ? [] : most.rows) {
    // Three backticks would end the block of code early.
    const table = terminalTable(startOf(shown, count), { width: 72, colour: false }).replaceAll('```', "'''");
    const rest = count < rows.length ? `\nThe first ${count} of ${rows.length.toLocaleString('en-US')} rows.` : '';
    const text = table === '' ? '' : `\n\`\`\`\n${escape(table)}\n\`\`\`${rest}`;
    if (text.length <= room) return text;
  }
  return '';
}

function startOf(shown: Shown, rows: number): Shown {
  const { answer, formats } = shown;
  const left = <Item>(items: readonly Item[]): readonly Item[] => items.slice(0, most.columns);
  return {
    ...shown,
    formats: left(formats),
    answer: {
      ...answer,
      columns: left(answer.columns).map((column) => ({ ...column, label: clipMiddle(column.label, most.name) })),
      rows: answer.rows
        .slice(0, rows)
        .map((row) => left(row).map((cell) => (typeof cell === 'string' ? clipMiddle(cell, most.name) : cell))),
      totals: answer.totals === null ? null : left(answer.totals),
    },
  };
}

function sourceLine({ answer }: Shown): string {
  const source = answer.sources.length === 0 ? [] : [`Source: ${answer.sources.join(', ')}`];
  const asOf = answer.asOf === null || Number.isNaN(Date.parse(answer.asOf)) ? [] : [`Data as of ${asOfText(answer.asOf)}`];
  return [...source, ...asOf].join(' · ');
}
