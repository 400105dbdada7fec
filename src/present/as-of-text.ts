/** Instants as sentences say them. */
import { dayText } from '../base/day-text.ts';

/** An instant (ISO 8601) as it is read where no zone of the reader is known: `23 November 2026, 15:04 UTC`. Throws where it is none. */
export function asOfText(instant: string): string {
  const utc = new Date(instant).toISOString();
  return `${dayText(utc.slice(0, 10))}, ${utc.slice(11, 16)} UTC`;
}
