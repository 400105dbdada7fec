/** Whether an alert may be seen to, or changed, from where its id came back: ids may have been edited, or carried elsewhere. */
import type { webApi } from '@slack/bolt';
import type { Alert } from '../../../schedule/alerts/alert.ts';
import { askerOf } from '../place.ts';
import type { Room } from '../room.ts';
import { isAdmin } from '../schedules/own-schedules.ts';
import { ownerOf } from '../schedules/words.ts';
import type { AlertDeed } from './ids.ts';
import type { RoomAlerts } from './room-alerts.ts';

/** The same for what never was, what was deleted, and what belongs elsewhere. */
export const alertGone = 'This alert is not to be had any more. `/parley alerts` shows yours.';

const notSeen = 'Not all that this alert watches is open to you.';

/** Whoever is told may do these. */
const forAll: readonly AlertDeed[] = ['acknowledge', 'snooze'];

/** Nobody sees anything by these. */
const quiet: readonly AlertDeed[] = ['mute', 'pause', 'delete'];

/** The alert, or why the person gets none, in mrkdwn. */
export type FoundAlert = { readonly alert: Alert } | { readonly why: string };

interface Seeker {
  readonly team: string;
  readonly user: string;
  /** Where the click was; null outside of channels. */
  readonly channel: string | null;
}

/** The alert called `id`, if the person may do `deed` with it and may still see what it watches. A refusal is logged. */
export async function alertFor(
  id: string,
  deed: AlertDeed,
  seeker: Seeker,
  alerts: RoomAlerts,
  room: Room,
  client: webApi.WebClient,
): Promise<FoundAlert> {
  const { team, user } = seeker;
  const refused = (why: string, reason: string): FoundAlert => {
    room.log.warn({ team, user, alert: id }, reason);
    return { why };
  };
  const alert = await alerts.kept.get(id);
  if (alert === null) return { why: alertGone };
  if (alert.team !== team) return refused(alertGone, 'a click on an alert of another workspace was refused');
  const isTold = alert.to.includes(user) || (seeker.channel !== null && alert.to.includes(seeker.channel));
  if (!(await isHis(alert, deed, seeker, isTold, room, client))) {
    // Who is not told is not told whose it is.
    const why = isTold ? `<@${ownerOf(alert)}> set this alert up: only they and admins of the workspace can change it.` : alertGone;
    return refused(why, 'a click on the alert of another was refused');
  }
  if (quiet.includes(deed) || (await maySee(alert, seeker, alerts, room, client))) return { alert };
  return refused(notSeen, 'a click on an alert by whom it is not open to was refused');
}

/** Whether `person` set it up. */
export function isOwner({ asker }: Pick<Alert, 'asker'>, person: { readonly team: string; readonly user: string }): boolean {
  return asker === askerOf(person);
}

async function isHis(
  alert: Alert,
  deed: AlertDeed,
  seeker: Seeker,
  isTold: boolean,
  room: Room,
  client: webApi.WebClient,
): Promise<boolean> {
  if (isOwner(alert, seeker) || (isTold && forAll.includes(deed))) return true;
  // It watches with the rights of its owner: nobody else gives it another sentence.
  return deed !== 'edit' && (await isAdmin(seeker.user, room, client));
}

/** Whether all that the alert watches is open to somebody. */
async function maySee(alert: Alert, { team, user }: Seeker, { watch }: RoomAlerts, room: Room, client: webApi.WebClient): Promise<boolean> {
  const { rights, untold } = await room.access({ team, user, channel: null }, client);
  if (untold !== null) return false;
  const { sentence: text, brand, asker } = alert;
  const read = await watch({ text, brand, asker, thread: null, kept: false, rights, room: rights });
  // What cannot be read for another reason is its next look's business.
  return read.ok ? read.value.canonical === alert.sentence : read.problems[0].code !== 'not_allowed';
}
