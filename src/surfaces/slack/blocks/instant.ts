/** Instants in mrkdwn, each reader's own. */
import { asOfText } from '../../../present/as-of-text.ts';

/** `at` (milliseconds since the epoch) in the zone and language of whoever reads it, its day in full as sentences have it. */
export function instantText(at: number): string {
  return `<!date^${Math.floor(at / 1000)}^{date_pretty} {time}|${asOfText(new Date(at).toISOString())}>`;
}
