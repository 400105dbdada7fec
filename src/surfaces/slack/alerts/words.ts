/** Alerts in words, as mrkdwn. */
import { bucketText } from '../../../present/dates.ts';
import type { Alert } from '../../../schedule/alerts/alert.ts';
import { instantText } from '../blocks/instant.ts';
import { clipEscaped, oneLine } from '../blocks/words.ts';
import { placesIn, withPlaces } from '../schedules/words.ts';

/** The sentence on one line, literal. */
export function alertText({ sentence }: Pick<Alert, 'sentence'>): string {
  return clipEscaped(oneLine(sentence), 1000);
}

export interface Lit {
  readonly member: readonly unknown[];
  readonly since: string;
}

/** `Firing since Tue 17 Nov 2026 · Snoozed until …`; `Quiet`. */
export function stateText(alert: Alert, firing: readonly Lit[], now: number): string {
  const { state, pausedWhy, muted, snoozedUntil } = alert;
  if (state === 'paused') return `Paused${pausedWhy === null ? '' : `: ${withPlaces(oneLine(pausedWhy), 500)}`}`;
  const [first] = firing;
  const members = firing.length > 1 ? `, ${firing.length} members` : '';
  return [
    first === undefined ? 'Quiet' : `Firing since ${bucketText(first.since, alert.grain)}${members}`,
    ...(muted ? ['Muted'] : []),
    ...(snoozedUntil !== null && snoozedUntil > now ? [`Snoozed until ${instantText(snoozedUntil)}`] : []),
  ].join(' · ');
}

/** A context takes ten lines. */
const mostClosed = 8;

/** Where nothing is told any more, and why. */
export function closedLines({ to, closed, state }: Alert, reader: string): readonly string[] {
  // Why it is paused says so already, where no place is left.
  if (state === 'paused') return [];
  const found = to.flatMap((place) => {
    const why = closed[place];
    return why === undefined ? [] : [`No longer told in ${placesIn([place], reader)}: ${withPlaces(oneLine(why), 300)}`];
  });
  return found.slice(0, mostClosed);
}
