/** What owners are told of their alerts. */
import type { Alert } from './alert.ts';

type Said = Pick<Alert, 'sentence'>;

/** It was paused by itself. */
export function pausedText({ sentence }: Said, why: string): string {
  return `Your alert “${sentence}” was paused. ${why} Resume it when that is mended.`;
}

/** One place takes nothing; others do. */
export function closedText({ sentence }: Said, why: string): string {
  return `Your alert “${sentence}” is no longer told in one of its places. ${why} When that is mended, pause and resume the alert.`;
}

/** Telling failed again and again. */
export function failedText({ sentence }: Said, why: string): string {
  return `Your alert “${sentence}” has news that could not be told: ${why}`;
}

/** A message whose answer was lost. */
export function unknownText({ sentence }: Said): string {
  return `Your alert “${sentence}” has news, and it is not known whether its message arrived: Slack did not answer. It is not sent again.`;
}

/** Not everybody at a place may see what is watched. */
export const closedRights = 'Not everybody there may see what it watches any more.';
/** No place is left. */
export const nowhereLeft = 'There is no place left to tell it.';
