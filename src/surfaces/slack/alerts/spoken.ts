/** What is asked of alerts in words: to set one up, or to list them. */
import type { webApi } from '@slack/bolt';
import type { Plan } from '../../../plan/plan.ts';
import type { Shown } from '../../../present/answer.ts';
import type { Outgoing } from '../blocks/outgoing.ts';
import type { Room } from '../room.ts';
import type { Looker } from '../schedules/looker.ts';
import { alertsMessage } from './list.ts';
import type { RoomAlerts } from './room-alerts.ts';
import { setUpAlert } from './set-up.ts';

/** Whether `plan` is an alert, or asks for the list of them. */
export function aboutAlerts(plan: Plan): boolean {
  return plan.kind === 'alert' || (plan.kind === 'list' && plan.what === 'alerts');
}

/** The message in the place of an answer's; null where `shown` is about something else. Rejects where Slack or the database cannot be asked. */
export function spokenAlert(
  shown: Shown,
  asker: Looker,
  alerts: RoomAlerts,
  room: Room,
  client: webApi.WebClient,
): Promise<Outgoing | null> {
  return shown.answer.plan.kind === 'list' ? alertsMessage(asker, alerts) : setUpAlert(shown, asker, alerts, room, client);
}
