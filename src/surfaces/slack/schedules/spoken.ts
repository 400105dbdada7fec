/** What is asked of schedules in words: to set one up, or to list them. */
import type { webApi } from '@slack/bolt';
import type { Shown } from '../../../present/answer.ts';
import { aboutAlerts, spokenAlert } from '../alerts/spoken.ts';
import type { Outgoing } from '../blocks/outgoing.ts';
import type { Room } from '../room.ts';
import { listMessage } from './list.ts';
import type { Looker } from './looker.ts';
import { setUp } from './set-up.ts';

/** The message in the place of an answer's; null where `shown` is about something else. Rejects where Slack or the database cannot be asked. */
export function spokenMessage(shown: Shown, asker: Looker, room: Room, client: webApi.WebClient): Promise<Outgoing | null> {
  const { plan } = shown.answer;
  if (plan.kind === 'list' && plan.what === 'schedules') return listMessage(asker, room, client);
  if (room.alerts !== null && aboutAlerts(plan)) return spokenAlert(shown, asker, room.alerts, room, client);
  return plan.kind === 'schedule' ? setUp(shown, { ...asker, confirmed: false }, room, client) : Promise.resolve(null);
}
