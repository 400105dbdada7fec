/**
 * A brand whose data come in day by day, made to be hard for alerts: campaigns that begin, end, rest for weeks and come again, days without
 * a conversation, days without anything, surveys that nobody answers. The same seed makes the same lines.
 */
import { Random } from '../../src/data/demo/random.ts';
import { addDays } from '../../src/plan/calendar.ts';

export const growingBrand = 'grow';
export const growingFrom = '2026-06-01';

/** id, name, and whether it runs on the day of this number. */
const campaigns: readonly (readonly [string, string, (day: number, random: Random) => boolean])[] = [
  ['c1', 'Steady', () => true],
  ['c2', 'Late Bloomer', (day) => day >= 70],
  ['c3', 'Short Run', (day) => day < 75],
  ['c4', 'Now and Then', (day) => day % 40 < 3],
  ['c5', 'Lottery', (_day, random) => random.chance(0.5)],
  ['c6', 'Long Rest', (day) => day < 20 || day > 100],
];

const minute = 60_000;

/** The lines that say what there is; nothing has happened yet. */
export function growingReference(): readonly string[] {
  const line = (type: string, id: string, more: object): string => JSON.stringify({ type, brand: growingBrand, id, ...more });
  return [
    JSON.stringify({ type: 'brand', id: growingBrand, name: 'Growing', timeZone: 'America/New_York', currency: 'USD' }),
    line('lob', 'l1', { name: 'Sales' }),
    line('goal', 'g1', { name: 'Purchase', goalType: 'sale' }),
    ...campaigns.flatMap(([id, name]) => [
      line('campaign', id, { name, lobId: 'l1', goalId: 'g1' }),
      line('engagement', `e-${id}`, { name: `Button of ${name}`, campaignId: id }),
    ]),
    line('entry_point', 'p1', { name: 'Home' }),
    line('group', 'gr1', { name: 'Team' }),
    line('agent', 'a1', { name: 'Dana', bot: false }),
    line('skill', 's1', { name: 'sales' }),
  ];
}

/** What happens on the day of this number, and the event of the next morning by which the day is complete. */
export function growingDay(seed: string, day: number): readonly string[] {
  const random = new Random(`${seed}/${String(day)}`);
  const midnight = Date.parse(`${addDays(growingFrom, day)}T05:00:00Z`);
  const lines: string[] = [];
  const emit = (type: string, at: number, fields: object): void => {
    lines.push(JSON.stringify({ type, brand: growingBrand, at: new Date(Math.round(at)).toISOString(), ...fields }));
  };
  // Now and then nothing at all happens, or a multiple of the usual.
  const size = random.weighted({ 0: 1, 1: 12, 3: 2 });
  for (const [campaign, , runs] of campaigns)
    if (runs(day, random)) for (let visit = 0; visit < Number(size) * random.whole(1, 4); visit += 1) tellVisit(campaign, visit);
  emit('agent_status', midnight + 25 * 60 * minute, { agent: 'a1', group: 'gr1', status: 'offline' });
  return lines;

  function tellVisit(campaign: string, serial: number): void {
    const id = `${String(day)}-${campaign}-${String(serial)}`;
    const visitor = `u${id}`;
    let at = midnight + random.between(60, 22 * 60) * minute;
    const next = (type: string, fields: object): void => emit(type, (at += 5000), fields);
    const device = random.weighted({ 'desktop/laptop': 3, 'mobile smartphone': 2 });
    next('visit', { visit: id, visitor, device, source: 'web' });
    const offer = { visit: id, engagement: `e-${campaign}`, entryPoint: 'p1' };
    next('eligible', offer);
    if (random.chance(0.2)) return;
    next('display', { ...offer, state: 'online' });
    if (!random.chance(0.4)) return;
    next('accept', { ...offer, state: 'online' });
    const conversation = `k${id}`;
    const opening = { by: 'consumer', visitor, visit: id, engagement: `e-${campaign}`, source: 'web', device, skill: 's1' };
    next('conversation_opened', { conversation, ...opening });
    if (random.chance(0.7)) {
      next('assigned', { conversation, agent: 'a1', group: 'gr1', skill: 's1' });
      next('message', { conversation, by: 'agent', agent: 'a1' });
      next('message', { conversation, by: 'consumer' });
    }
    next('conversation_closed', { conversation, by: 'consumer' });
    if (random.chance(0.6)) next('survey', { conversation, csat: random.whole(1, 5) });
    if (random.chance(0.6)) next('scored', { conversation, mcs: random.whole(-60, 60) });
  }
}
