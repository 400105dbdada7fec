/** Alerts as a message, and on Home. */
import type { types } from '@slack/bolt';
import type { Alert } from '../../../schedule/alerts/alert.ts';
import type { Outgoing } from '../blocks/outgoing.ts';
import { heading } from '../blocks/rich.ts';
import { lines, said } from '../home/parts.ts';
import { limits } from '../limits.ts';
import { askerOf } from '../place.ts';
import { isOpen, type Looker } from '../schedules/looker.ts';
import { placesIn } from '../schedules/words.ts';
import { alertButton } from './alert-buttons.ts';
import type { AlertWhere } from './ids.ts';
import type { RoomAlerts } from './room-alerts.ts';
import { alertText, closedLines, type Lit, stateText } from './words.ts';

interface Person {
  readonly team: string;
  readonly user: string;
}

/** Three blocks each: a message takes 50. */
const mostListed = 12;
const mostAtHome = 5;

/** The alerts of one person, as a message for him; where others look, too, only those that are told there. */
export async function alertsMessage(looker: Looker, { kept, clock }: RoomAlerts): Promise<Outgoing> {
  const { channel } = looker;
  const open = isOpen(looker);
  const all = await kept.list(askerOf(looker));
  const shown = open ? all.filter(({ to }) => channel !== null && to.includes(channel)) : all;
  const count = shown.length === 1 ? 'one alert' : `${shown.length === 0 ? 'no' : shown.length} alerts`;
  const title = open ? 'My alerts that are told here' : 'My alerts';
  const elsewhere = all.length > shown.length ? [lines(['Those that are told elsewhere: `/parley alerts`'])] : [];
  const blocks = await blocksOf(shown, looker, kept, 'list', mostListed, clock.now());
  return {
    text: `You have ${count}${!open ? '' : shown.length === 1 ? ' that is told here' : ' that are told here'}.`,
    blocks: [heading(title), ...blocks, ...elsewhere],
  };
}

/** The alerts of one person, for his Home; nothing where none are kept. */
export async function homeAlerts(person: Person, alerts: RoomAlerts | null): Promise<readonly types.KnownBlock[]> {
  if (alerts === null) return [];
  const { kept, clock } = alerts;
  return [heading('My alerts'), ...(await blocksOf(await kept.list(askerOf(person)), person, kept, 'home', mostAtHome, clock.now()))];
}

async function blocksOf(
  mine: readonly Alert[],
  { user }: Person,
  kept: RoomAlerts['kept'],
  where: AlertWhere,
  most: number,
  now: number,
): Promise<readonly types.KnownBlock[]> {
  if (mine.length === 0) return [said('There are none yet. A sentence sets one up: alert me when abandoned rate is unusually high.')];
  const shown = await Promise.all(
    mine.slice(0, most).map(async (alert, index) => alertBlocks(alert, await kept.firing(alert.id), index, user, where, now)),
  );
  const more = mine.length - most;
  return [...shown.flat(), ...(more > 0 ? [lines([`And ${more} more. They come up when some of these are deleted.`])] : [])];
}

function alertBlocks(
  alert: Alert,
  firing: readonly Lit[],
  index: number,
  reader: string,
  where: AlertWhere,
  now: number,
): readonly types.KnownBlock[] {
  const open = alert.to.filter((place) => !(place in alert.closed));
  const told = open.length === 0 ? 'told nowhere' : `told in ${placesIn(open, reader)}`;
  const text = `*${alertText(alert).replaceAll('*', '∗')}*\n${told}`.slice(0, limits.text);
  const turn = alert.state === 'active' ? 'pause' : 'resume';
  const sound = alert.muted ? 'unmute' : 'mute';
  return [
    { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } },
    lines([stateText(alert, firing, now), ...closedLines(alert, reader)]),
    {
      type: 'actions',
      elements: ([turn, sound, 'edit', 'delete'] as const).map((deed) => alertButton(alert, where, deed, index)),
    },
  ];
}
