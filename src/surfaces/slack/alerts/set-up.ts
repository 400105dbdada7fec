/** Makes an alert of what was asked, or changes one. */
import type { webApi } from '@slack/bolt';
import type { Watched } from '../../../ask/watching.ts';
import type { Problem } from '../../../base/problem.ts';
import type { Shown } from '../../../present/answer.ts';
import type { Alert } from '../../../schedule/alerts/alert.ts';
import type { Made } from '../../../schedule/alerts/alerts.ts';
import { surely } from '../access/look-up.ts';
import type { Outgoing } from '../blocks/outgoing.ts';
import { refusalMessage } from '../blocks/refusal.ts';
import { askerOf } from '../place.ts';
import type { Room } from '../room.ts';
import { obstacleAt } from '../schedules/checked.ts';
import { destinationsOf } from '../schedules/destinations.ts';
import { notMadeMessage } from '../schedules/set-up-message.ts';
import { madeMessage } from './messages.ts';
import type { RoomAlerts } from './room-alerts.ts';

export interface AlertAsker {
  readonly team: string;
  readonly user: string;
  /** Where it was asked; null outside of channels. */
  readonly channel: string | null;
}

/** What is said to whoever asked for an alert; null where `shown` is none. Rejects where Slack or the database cannot be asked. */
export async function setUpAlert(
  shown: Shown,
  asker: AlertAsker,
  alerts: RoomAlerts,
  room: Room,
  client: webApi.WebClient,
): Promise<Outgoing | null> {
  const { plan, canonical } = shown.answer;
  if (plan.kind !== 'alert') return null;
  const to = await destinationsOf(plan.to, asker, room, client);
  if (!to.ok) return notMadeMessage(to.problems.message);
  const read = await allowed({ sentence: canonical, brand: plan.of.brand }, to.value, asker, alerts, room, client);
  if ('why' in read) return notMadeMessage(read.why);
  if ('problems' in read) return refusalMessage(canonical, read.problems);
  const mine = await alerts.kept.list(askerOf(asker));
  // Whoever asks for the same twice has one: a delivery that another process does again makes no second.
  const same = mine.find(
    (one) => one.state === 'active' && one.brand === plan.of.brand && one.sentence === canonical && one.to.join() === to.value.join(),
  );
  if (same !== undefined) return madeMessage(same, null, asker.user, true);
  const made = await alerts.kept.make(read.watched, { asker: askerOf(asker), team: asker.team, to: to.value });
  return made.ok ? madeMessage(made.value.alert, made.value.past, asker.user, false) : refusalMessage(canonical, made.problems);
}

type Edited = { readonly made: Made } | { readonly why: string };

/** Gives `alert` another sentence; one that says `here` goes on being told where it was. */
export async function editAlert(
  alert: Alert,
  sentence: string,
  asker: AlertAsker,
  alerts: RoomAlerts,
  room: Room,
  client: webApi.WebClient,
): Promise<Edited> {
  const read = await allowed({ sentence, brand: alert.brand }, alert.to, asker, alerts, room, client);
  if ('why' in read) return read;
  if ('problems' in read) return { why: read.problems[0].message };
  const { plan } = read.watched;
  const stays = plan.to.length === 1 && plan.to[0] === 'here';
  const to = stays ? { ok: true as const, value: alert.to } : await destinationsOf(plan.to, asker, room, client);
  if (!to.ok) return { why: to.problems.message };
  for (const place of to.value) {
    const obstacle = await obstacleAt(place, { sentence: read.watched.canonical, brand: alert.brand }, asker, room, client);
    if (obstacle !== null) return { why: obstacle };
  }
  const made = await alerts.kept.edit(alert.id, read.watched, to.value);
  return made.ok ? { made: made.value } : { why: made.problems[0].message };
}

type Allowed = { readonly watched: Watched } | { readonly why: string } | { readonly problems: readonly [Problem, ...Problem[]] };

/** The alert as whoever asks may have it, if it may be told at all of `to`. */
async function allowed(
  asked: { readonly sentence: string; readonly brand: string },
  to: readonly string[],
  asker: AlertAsker,
  alerts: RoomAlerts,
  room: Room,
  client: webApi.WebClient,
): Promise<Allowed> {
  for (const place of to) {
    const obstacle = await obstacleAt(place, asked, asker, room, client);
    if (obstacle !== null) return { why: obstacle };
  }
  const { rights } = await surely(room.access, { ...asker, channel: null }, client);
  const text = asked.sentence;
  const read = await alerts.watch({ text, brand: asked.brand, asker: askerOf(asker), thread: null, kept: false, rights, room: rights });
  return read.ok ? { watched: read.value } : { problems: read.problems };
}
