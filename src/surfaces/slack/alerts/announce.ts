/** Telling of alerts in Slack: within the rights of the owner and of whoever reads it there, each message once. */
import type { types, webApi } from '@slack/bolt';
import type { Clock } from '../../../base/clock.ts';
import { addDays } from '../../../plan/calendar.ts';
import type { AlertPosting, Announcer } from '../../../schedule/alerts/announcer.ts';
import type { Deliver, Delivered } from '../../../schedule/deliver.ts';
import type { Ledger } from '../../../store/ledger.ts';
import { pictureBlock } from '../blocks/answer.ts';
import { nativeChart } from '../blocks/native-chart.ts';
import { noteFault } from '../noted-fault.ts';
import { codeOf } from '../patience.ts';
import { pictureOf } from '../picture-of.ts';
import { type Poster, post } from '../post.ts';
import type { Room } from '../room.ts';
import type { ClientFor } from '../schedules/clients.ts';
import { directWith } from '../schedules/deliver.ts';
import { heldIn } from '../schedules/held-work.ts';
import { closedPlace, isGone, ownerGone } from '../schedules/refusals.ts';
import { rightsThere } from '../schedules/rights-there.ts';
import { ownerOf } from '../schedules/words.ts';
import { letGoOn } from './going-on.ts';
import { clearedText, firedMessage } from './messages.ts';

export interface AnnounceParts {
  readonly room: Room;
  readonly ledger: Ledger;
  readonly clientFor: ClientFor;
  readonly clock: Clock;
  /** Speaks below what was posted. */
  readonly deliver: Pick<Deliver, 'follow'>;
}

/** Days that the picture below an alert shows. */
const picturedDays = 28;

/** Telling of alerts for their source. */
export function announcerIn({ room, ledger, clientFor, clock, deliver }: AnnounceParts): Announcer {
  const held = heldIn({ room, ledger, clientFor });
  return {
    async rights(alert, to) {
      const client = await clientFor(alert.team);
      if (client === null) throw new Error(`the app is not installed in ${alert.team}`);
      const owner = ownerOf(alert);
      const found =
        to === null
          ? await room.access({ team: alert.team, user: owner, channel: null }, client)
          : await rightsThere(alert.team, owner, to, room, client);
      if (found.untold !== null) throw new Error(`nobody knows what may be shown there (${found.untold})`);
      return { rights: found.rights, room: to === null ? found.rights : found.room };
    },
    async announce(posting) {
      const { alert, event, under, watched, id } = posting;
      if (under !== null) return deliver.follow({ team: alert.team, ...under, id }, clearedText(event, watched));
      const came = await held({ id, team: alert.team, at: clock.now(), to: posting.to }, (client) => tellFiring(posting, room, client));
      if (came.state !== 'broken') return came;
      let logged = '';
      await noteFault(came.error, 'an alert was not told', room.log, (fault) => Promise.resolve((logged = fault)));
      return { state: 'failed', message: `Slack or the database did not take it (${codeOf(came.error)}).`, id: logged };
    },
  };
}

async function tellFiring(posting: AlertPosting, room: Room, client: webApi.WebClient): Promise<Delivered> {
  const { alert, event, watched, to } = posting;
  if (await isGone(ownerOf(alert), client, room.waits)) return { state: 'refused', ...ownerGone };
  const closed = await closedPlace(to, client, room.waits);
  if (closed !== null) return { state: 'refused', ...closed };
  const channel = /^[UW]/.test(to) ? await directWith(to, room, client) : to;
  let at = { channel, ts: '' };
  const poster: Poster = {
    client,
    place: { team: alert.team, channel, threadTs: '', user: ownerOf(alert) },
    waits: room.waits,
    log: room.log,
    posted: (there) => void (at = there),
  };
  const message = firedMessage(alert, event, watched, await courseOf(posting, room, poster));
  await post(poster, message, {
    bare: () => firedMessage(alert, event, watched, null),
    plain: () => message.text,
  });
  await letGoOn(posting, at, room, client);
  return { state: 'posted', ...at, answer: '' };
}

/** The watched metric over the last weeks as a picture; null where there is none. A picture never stops an alert. */
async function courseOf({ alert, event, watched, to }: AlertPosting, room: Room, poster: Poster): Promise<types.KnownBlock | null> {
  const text = watched.overTime(addDays(event.period, 1 - picturedDays), event.period);
  const { rights, room: others } = await rightsThere(alert.team, ownerOf(alert), to, room, poster.client);
  const outcome = await room.ask({
    text,
    brand: alert.brand,
    asker: alert.asker,
    thread: null,
    kept: false,
    picture: true,
    rights,
    room: others,
  });
  if (outcome.kind !== 'answer' || outcome.alone !== undefined) return null;
  const { chart } = outcome.shown;
  const native = chart === null ? null : nativeChart(chart);
  if (native !== null) return native;
  const picture = await pictureOf(outcome.shown, room, poster);
  return picture === null ? null : pictureBlock(picture);
}
