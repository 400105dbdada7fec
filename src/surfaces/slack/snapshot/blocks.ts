/** The blocks of a snapshot: its key figures in small, its tables, its members one click away. */
import type { types } from '@slack/bolt';
import type { Shown } from '../../../present/answer.ts';
import { membersIn } from '../../../present/snapshot/figures.ts';
import { gridOf, nameText } from '../../../present/snapshot/grid.ts';
import { keyMetrics, mainSubject } from '../../../present/snapshot/headline.ts';
import type { Snapshot, SnapshotMetric, SnapshotSection, Subject } from '../../../present/snapshot/snapshot.ts';
import { changeText, smallBaseSign, targetText, valueText } from '../../../present/snapshot/words.ts';
import { dataTable, type FittedTable } from '../blocks/data-table.ts';
import { heading } from '../blocks/rich.ts';
import type { ShownTable } from '../blocks/shown-cells.ts';
import { clip, clipEscaped, oneLine } from '../blocks/words.ts';
import { limits } from '../limits.ts';
import { memberId, memberMenu } from './ids.ts';

/** Tiles of the first screen: with several members fewer, since those stand below. */
const tiles = { one: 6, several: 4 } as const;

/** Members named on the first screen, and those with a button of their own: as many as a phone's screen has room for. */
const leading = 3;

/** Options of a menu. */
const mostOptions = 100;

type Pictured = Shown & { readonly snapshot: Snapshot };

/** Whether `shown` is a snapshot. */
export function isSnapshot(shown: Shown): shown is Pictured {
  return shown.snapshot !== undefined;
}

/** The figures that a reader wants first: for one subject, or for all members together and the first of them. */
export function keyFigures({ snapshot, currency }: Pictured): readonly types.KnownBlock[] {
  const subject = mainSubject(snapshot);
  const several = snapshot.subjects.length > 1;
  const metrics = keyMetrics(snapshot, subject).slice(0, several ? tiles.several : tiles.one);
  const fields = metrics.map((metric): types.MrkdwnElement => {
    const figure = subject?.figures.get(metric.id);
    const target = targetText(figure, metric, currency);
    const value = `${valueText(figure, metric, currency)}${target === '' ? '' : ` · target ${target}`}`;
    const lines = [
      `*${clipEscaped(oneLine(metric.label), 100)}*`,
      // Value and change on one line: six of these stand on a phone's first screen.
      snapshot.against === null ? value : `${value} · ${changeText(figure?.before, metric, currency)}`,
      ...(snapshot.weekday === null || several ? [] : [`vs average: ${changeText(figure?.average, metric, currency)}`]),
    ];
    return { type: 'mrkdwn', text: clipEscaped(lines.slice(1).join('\n'), 300).replace(/^/, `${lines[0] ?? ''}\n`), verbatim: true };
  });
  return [
    ...(fields.length === 0 ? [] : [{ type: 'section' as const, fields }]),
    ...(several ? leaders(membersIn(snapshot.subjects), metrics, { snapshot, currency }) : []),
    legend(
      snapshot,
      several,
      metrics.some(({ id }) => subject?.figures.get(id)?.smallBase === true),
    ),
  ];
}

/** The first members, a line each, by the metric that they are in order of. */
function leaders(
  members: readonly Subject[],
  metrics: readonly SnapshotMetric[],
  { snapshot, currency }: Pick<Pictured, 'snapshot' | 'currency'>,
): readonly types.KnownBlock[] {
  const metric = snapshot.sections[0]?.metrics.find(({ id }) => members[0]?.figures.has(id)) ?? metrics[0];
  if (metric === undefined || members.length === 0) return [];
  const lines = members.slice(0, leading).map(({ name, figures }, index) => {
    const figure = figures.get(metric.id);
    const moved = snapshot.against === null ? '' : ` · ${changeText(figure?.before, metric, currency)}`;
    return `${index + 1}. *${clipEscaped(oneLine(nameText(name)).replaceAll('*', '∗'), 80)}*: ${valueText(figure, metric, currency)}${moved}`;
  });
  const more = members.length - lines.length;
  const head = `*By ${clipEscaped(oneLine(metric.label), 100)}*`;
  const tail = more > 0 ? [`… and ${more.toLocaleString('en-US')} more`] : [];
  return [{ type: 'section', text: { type: 'mrkdwn', text: [head, ...lines, ...tail].join('\n'), verbatim: true } }];
}

/** What the arrows are measured against, and what the sign of a small base means where it stands. */
function legend({ against, weekday }: Snapshot, several: boolean, isSmall: boolean): types.ContextBlock {
  const parts = [
    ...(against === null ? ['Nothing to compare with'] : [`▲ ▼ against ${against}`]),
    ...(weekday === null || several ? [] : [`average: ${weekday.days} ${weekday.name}${weekday.days === 1 ? '' : 's'} before`]),
    ...(isSmall ? [`${smallBaseSign} rests on fewer than 30`] : []),
  ];
  return { type: 'context', elements: [{ type: 'plain_text', text: parts.join(' · '), emoji: false }] };
}

/** One section as a head and a table in at most `budget` characters; what of it was left out is said. */
export function sectionBlocks(
  section: SnapshotSection,
  { snapshot, currency }: Pictured,
  budget: number,
): { readonly head: types.KnownBlock; readonly table: types.KnownBlock | null; readonly fitted: FittedTable } {
  const grid = gridOf(section, { ...snapshot, subjects: snapshot.subjects.slice(0, limits.tableRows) }, currency);
  const table: ShownTable = {
    head: grid.head.map(oneLine),
    rows: grid.rows.map((row) => row.map(({ text, sort }) => ({ text: oneLine(text), sort }))),
    rowCount: grid.rows.length + Math.max(0, snapshot.subjects.length - limits.tableRows),
    smallBase: false,
    totals: [],
  };
  const fitted = dataTable(table, clip(`${section.name} · ${snapshot.of} · ${snapshot.when}`, limits.caption), budget);
  return {
    head: heading(section.name),
    table: fitted.block,
    fitted,
  };
}

/** Every section in one message. `whole` is false where not all of it fits. */
export function allSections(shown: Pictured): { readonly blocks: readonly types.KnownBlock[]; readonly whole: boolean } {
  const blocks: types.KnownBlock[] = [];
  let budget: number = limits.tableCharacters;
  let whole = true;
  for (const section of shown.snapshot.sections) {
    const { head, table, fitted } = sectionBlocks(section, shown, budget);
    budget -= fitted.characters;
    whole &&= fitted.whole || (table === null && shown.snapshot.subjects.length === 0);
    if (table !== null) blocks.push(head, table);
  }
  return { blocks, whole };
}

/** The members as buttons and a menu, each for its own snapshot; nothing for one subject. */
export function memberChoices({ snapshot, answer: { id } }: Pictured): readonly types.KnownBlock[] {
  const members = snapshot.subjects.filter((subject) => subject.id !== null);
  if (snapshot.subjects.length < 2 || members.length === 0) return [];
  const buttons = members.slice(0, leading).map(
    ({ name, id: member }, index): types.Button => ({
      type: 'button',
      action_id: memberId(index),
      text: { type: 'plain_text', text: clip(oneLine(nameText(name)), limits.buttonText), emoji: false },
      accessibility_label: clip(`Snapshot of ${oneLine(nameText(name))}`, limits.buttonText),
      value: `${id}:${member ?? ''}`,
    }),
  );
  const options = members.slice(leading, leading + mostOptions).map(
    ({ name, id: member }): types.PlainTextOption => ({
      text: { type: 'plain_text', text: clip(oneLine(nameText(name)), limits.buttonText), emoji: false },
      value: `${id}:${member ?? ''}`,
    }),
  );
  const menu: types.StaticSelect = {
    type: 'static_select',
    action_id: memberMenu,
    placeholder: { type: 'plain_text', text: 'Another member ▸', emoji: false },
    options,
  };
  return [
    { type: 'context', elements: [{ type: 'plain_text', text: 'The snapshot of one alone:', emoji: false }] },
    { type: 'actions', elements: options.length === 0 ? buttons : [...buttons, menu] },
  ];
}
