/** What runs say of themselves. */
import type { Day } from '../base/day.ts';
import { dayText } from '../base/day-text.ts';
import type { Schedule } from './schedule.ts';

/** `Wed, 25 Nov 2026, 09:00 (Europe/Berlin)`. */
export function instantText(at: number, zone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return `${format.format(at)} (${zone})`;
}

/** Said with numbers that come after their time. */
export function lateText(dueAt: number, zone: string): string {
  return `Late: this was due on ${instantText(dueAt, zone)}.`;
}

export const missedText = 'Parley was not running, and it is too late to catch up.';
export const overtakenText = 'Parley was not running; only the latest of the missed runs was caught up.';
export const waitingText = 'Waits until the data of its days are complete.';
export const pausedText = 'The schedule was paused before this run began.';

/** Said with numbers of days that were waited for in vain. */
export function waitedText(day: Day): string {
  return `The data of ${dayText(day)} were not complete in time; later numbers may differ.`;
}

/** To the owner, of a run that failed for good. */
export function failedText({ sentence }: Schedule, dueAt: number, zone: string, message: string): string {
  return `Your schedule “${sentence}”, due on ${instantText(dueAt, zone)}, could not be posted after three tries: ${message}`;
}

/** To the owner, of a run that he can mend. */
export function refusedText({ sentence }: Schedule, message: string): string {
  return `Your schedule “${sentence}” could not be posted: ${message}`;
}

/** To the owner, of a message whose answer was lost. */
export function unknownText({ sentence, zone }: Schedule, dueAt: number): string {
  return `It is not known whether your schedule “${sentence}”, due on ${instantText(dueAt, zone)}, arrived: Slack did not answer. It is not posted again.`;
}

/** Why a schedule was paused after failures in a row. */
export function failingText(runs: number): string {
  return `It failed ${String(runs)} times in a row.`;
}

/** To the owner, of a schedule that was paused by itself. */
export function pausedByItselfText({ sentence }: Schedule, why: string): string {
  return `Your schedule “${sentence}” was paused. ${why} Resume it when that is mended.`;
}
