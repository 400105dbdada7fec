/** What is said of schedules, in mrkdwn. */
import { recurrence } from '../../../plan/words.ts';
import type { Schedule } from '../../../schedule/schedule.ts';
import { clipEscaped, oneLine, visible } from '../blocks/words.ts';

/** `every weekday at 09:00 Europe/Berlin` */
export function oftenText({ cron, zone }: Pick<Schedule, 'cron' | 'zone'>): string {
  return clipEscaped(`${recurrence(cron)} ${zone}`, 300);
}

/** `<#C1> and <@U1>`; `you` where it is the reader's own messages. */
export function placesIn(to: readonly string[], reader: string | null): string {
  const shown = to.slice(0, 10).map((id) => placeText(id, reader));
  const more = to.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(' and ');
}

function placeText(id: string, reader: string | null): string {
  if (id === reader) return 'your messages with me';
  if (id.startsWith('D')) return 'the messages with me';
  return /^[UW]/.test(id) ? `the messages of <@${id}>` : `<#${id}>`;
}

/** What is posted, on one line and with no emphasis of its own. */
export function postedText({ sentence }: Pick<Schedule, 'sentence'>): string {
  return clipEscaped(oneLine(sentence), 1000);
}

/** Plain words in which channels and people may stand as Slack's ids, as mrkdwn: nothing else in them is markup. */
export function withPlaces(text: string, max: number): string {
  return clipEscaped(visible(text), max).replaceAll(/&lt;([#@][CGDUW][A-Z0-9]+)&gt;/g, '<$1>');
}

/** The Slack user whose schedule it is. */
export function ownerOf({ asker }: Pick<Schedule, 'asker'>): string {
  return asker.split(':')[2] ?? '';
}
