/** The messages of alerts: that one is made, that it fires, that it has cleared. */
import type { types } from '@slack/bolt';
import { findingsTable, headlineOf, type Subject } from '../../../present/alert/alert-words.ts';
import { type Past, pastWords } from '../../../present/alert/past-words.ts';
import type { Alert, AlertEvent } from '../../../schedule/alerts/alert.ts';
import { dataTable } from '../blocks/data-table.ts';
import type { Outgoing } from '../blocks/outgoing.ts';
import { paragraph, smallPrint } from '../blocks/rich.ts';
import { clipEscaped, visible } from '../blocks/words.ts';
import { lines } from '../home/parts.ts';
import { limits } from '../limits.ts';
import { ownerOf, placesIn } from '../schedules/words.ts';
import { alertButton, firedButtons } from './alert-buttons.ts';
import { alertText } from './words.ts';

/** It is set up; `before`: it was already. */
export function madeMessage(alert: Alert, past: Past | null, reader: string, before: boolean): Outgoing {
  const text = `${before ? 'That is watched already' : 'Watching'}, told in ${placesIn(alert.to, reader)}: *${alertText(alert).replaceAll('*', '∗')}*`;
  const found = past === null ? null : smallPrint(pastWords(past));
  return {
    text: [text, ...(past === null ? [] : pastWords(past).map((line) => clipEscaped(line, 1000)))].join('\n').slice(0, limits.messageText),
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: text.slice(0, limits.text), verbatim: true } },
      ...(found === null ? [] : [found]),
      { type: 'actions', elements: [alertButton(alert, 'post', 'edit'), alertButton(alert, 'post', 'delete')] },
    ],
  };
}

/** Something fires: headline, members, the course of the last days as `picture`, what can be done. */
export function firedMessage(
  alert: Alert,
  event: AlertEvent,
  subject: Subject & { readonly question: string },
  picture: types.KnownBlock | null,
): Outgoing {
  const headline = headlineOf(subject, event);
  const by = event.acknowledgedBy === null ? [] : [`Acknowledged by <@${event.acknowledgedBy}>`];
  const blocks: readonly (types.KnownBlock | null)[] = [
    paragraph(`🔔 ${headline}`, event.findings.length === 1 ? figureIn(headline) : null),
    ...table(subject, event),
    picture,
    lines([`Set up by <@${ownerOf(alert)}> · ${alertText(alert)}`, ...by]),
    firedButtons(alert, event),
  ];
  return { text: clipEscaped(visible(`🔔 ${headline}`), limits.messageText), blocks: blocks.filter((block) => block !== null) };
}

/** It has cleared, for the thread of the message that it fired. */
export function clearedText(event: AlertEvent, subject: Subject): string {
  return clipEscaped(visible(`✅ ${headlineOf(subject, event)}`), limits.messageText);
}

/** The value, which stands behind the first colon of a headline. */
function figureIn(headline: string): string | null {
  return /: (\S+) /u.exec(headline)?.[1] ?? null;
}

function figureAt(finding: AlertEvent['findings'][number] | undefined, column: string | undefined): number | null {
  if (finding === undefined || column === '' || column === 'Bound') return null;
  return column === 'Value' ? finding.value : finding.before;
}

function table(subject: Subject, event: AlertEvent): readonly types.KnownBlock[] {
  if (event.findings.length < 2) return [];
  const { head, rows } = findingsTable(subject, event);
  // Figures are sorted, and stand to the right, as in every table.
  const cells = rows.map((row, index) => row.map((text, column) => ({ text, sort: figureAt(event.findings[index], head[column]) })));
  const { block } = dataTable(
    { head: head.map((one) => one || 'Member'), rows: cells, rowCount: rows.length, totals: [], smallBase: false },
    `Members that fire: ${subject.name}`,
  );
  return block === null ? [] : [block];
}
