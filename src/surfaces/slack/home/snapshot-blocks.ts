/** The numbers of a panel in small: yesterday with its change, today so far behind it. */

import type { types } from '@slack/bolt';
import type { Snapshot } from '../../../ask/home/home.ts';
import { dayText } from '../../../base/day-text.ts';
import type { Shown } from '../../../present/answer.ts';
import { instantText } from '../blocks/instant.ts';
import { tableOf } from '../blocks/shown-cells.ts';
import { clipEscaped, oneLine } from '../blocks/words.ts';
import { lines, said } from './parts.ts';

/** Fields that a section takes. */
const fieldsToSection = 10;

/** The blocks of `snapshot`; null: it is still being counted. */
export function snapshotBlocks(snapshot: Snapshot | null): readonly types.KnownBlock[] {
  if (snapshot === null) return [said('The numbers are being counted. They will be here in a moment.')];
  if (snapshot.kind === 'none') return [said(`There are no numbers to show: ${snapshot.why}`)];
  const fields = tilesOf(snapshot.yesterday, snapshot.today);
  const sections = Array.from(
    { length: Math.ceil(fields.length / fieldsToSection) },
    (_, index): types.SectionBlock => ({
      type: 'section',
      fields: fields
        .slice(index * fieldsToSection, (index + 1) * fieldsToSection)
        .map((text) => ({ type: 'mrkdwn', text, verbatim: true })),
    }),
  );
  return [...sections, lines([timeLine(snapshot.yesterday)])];
}

function tilesOf(yesterday: Shown, today: Shown | null): readonly string[] {
  const now = today === null ? new Map<string, string>() : cellsOf(today);
  const cells = cellsOf(yesterday);
  return yesterday.answer.columns
    .filter(({ id }) => !id.includes('.'))
    .map(({ id, label, unit }) => {
      const change = changeText(cells.get(unit === 'percent' ? `${id}.change` : `${id}.change_rate`));
      const sofar = now.get(id);
      const small = [change, ...(sofar === undefined ? [] : [kept(`today so far ${sofar}`)])].join(' · ');
      return `*${clipEscaped(oneLine(label), 100)}*\n${clipEscaped(cells.get(id) ?? '–', 100)} · ${clipEscaped(small, 200)}`;
    });
}

/** Words that stand on one line: a number alone on the next is read as another one. */
function kept(words: string): string {
  return words.replaceAll(' ', '\u00a0');
}

function cellsOf(shown: Shown): ReadonlyMap<string, string> {
  const [row = []] = tableOf(shown).rows;
  return new Map(shown.answer.columns.map(({ id }, index) => [id, row[index]?.text ?? '–']));
}

/** Which way it went, in a word: a sign alone is easily missed. */
function changeText(change: string | undefined): string {
  if (change === undefined || !/\d/.test(change)) return 'no change to tell';
  if (!/[1-9]/.test(change)) return 'unchanged';
  return /^[-−]/.test(change) ? `down ${change.slice(1)}` : `up ${change.replace(/^\+/, '')}`;
}

function timeLine({ answer }: Shown): string {
  const day = answer.plan.kind === 'metrics' ? dayText(answer.plan.time.to) : '';
  const at = answer.asOf === null ? Number.NaN : Date.parse(answer.asOf);
  const asOf = Number.isNaN(at) ? '' : ` · Data as of ${instantText(at)}`;
  return `Yesterday (${day}), against the day before. * small base: rests on fewer than 30${asOf}`;
}
