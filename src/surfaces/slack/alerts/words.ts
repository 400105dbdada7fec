/** Alerts in words, as mrkdwn. */
import type { Alert } from '../../../schedule/alerts/alert.ts';
import { clipEscaped, oneLine } from '../blocks/words.ts';
import { instantText } from '../schedules/words.ts';

/** The sentence on one line, literal. */
export function alertText({ sentence }: Pick<Alert, 'sentence'>): string {
  return clipEscaped(oneLine(sentence), 1000);
}

export interface Lit {
  readonly member: readonly unknown[];
  readonly since: string;
}

/** `Firing since 2026-11-17 · Snoozed until …`; `Quiet`. */
export function stateText(alert: Alert, firing: readonly Lit[], now: number): string {
  const { state, pausedWhy, muted, snoozedUntil } = alert;
  if (state === 'paused') return `Paused${pausedWhy === null ? '' : `: ${clipEscaped(oneLine(pausedWhy), 500)}`}`;
  const [first] = firing;
  const members = firing.length > 1 ? ` (${firing.length})` : '';
  return [
    first === undefined ? 'Quiet' : `Firing since ${first.since}${members}`,
    ...(muted ? ['Muted'] : []),
    ...(snoozedUntil !== null && snoozedUntil > now ? [`Snoozed until ${instantText(snoozedUntil)}`] : []),
  ].join(' · ');
}
