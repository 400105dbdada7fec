/**
 * A small fixed brand for tests of questions, plans, queries and surfaces: names that are hard to read, and about 2,000 events over the
 * 60 days that end with 2026-11-23. Always the same lines.
 */
import { Random } from '../../src/data/demo/random.ts';

export const sampleBrand = 'sample';
/** The clock of tests on it: a Monday, 10:00 in New York. Nothing happens after. */
export const sampleNow = '2026-11-23T15:00:00Z';
export const sampleFrom = '2026-09-25';

const dayMs = 86_400_000;
const minute = 60_000;

const lobs = [
  ['l1', 'Sales'],
  ['l2', 'Service'],
] as const;

const goals = [
  ['g1', 'Purchase', 'sale'],
  ['g2', 'Lead', 'lead'],
  ['g3', 'Solved', 'service'],
  ['g4', 'Video', 'interaction'],
] as const;

/** id, name, LOB, goal. c4 and c5 share a name; c8 is deleted. */
const campaigns = [
  ['c1', 'Mobile', 'l1', 'g1'],
  ['c2', 'Top 10', 'l1', 'g1'],
  ['c3', 'Exposed', 'l2', 'g3'],
  ['c4', 'Welcome', 'l1', 'g2'],
  ['c5', 'Welcome', 'l2', 'g3'],
  ['c6', 'Winter "Warm" 20% 🎉', 'l1', 'g1'],
  ['c7', 'מבצע חורף', 'l2', 'g4'],
  ['c8', 'Old Offer', 'l1', 'g1'],
] as const;

/** id, name, campaign. */
const engagements = [
  ['e1', 'Sticky Button', 'c1'],
  ['e2', 'Exit Banner', 'c1'],
  ['e3', "O'Brien's Embed", 'c2'],
  ['e4', 'Help Toast', 'c3'],
  ['e5', '50% off; drop table', 'c4'],
  ['e6', 'Welcome', 'c5'],
  ['e7', '🧣 Scarf', 'c6'],
  ['e8', 'באנר', 'c7'],
  ['e9', 'Old Button', 'c8'],
] as const;

const entryPoints = [
  ['p1', 'Home Page'],
  ['p2', 'Cart'],
  ['p3', 'Account'],
] as const;

const groups = [
  ['gr1', 'Night Shift'],
  ['gr2', 'Day Team'],
] as const;

/** id, name, bot. */
const agents = [
  ['a1', 'Dana', false],
  ['a2', 'Priya', false],
  ['a3', 'Marco', false],
  ['a4', 'José "Pepe" Núñez', false],
  ['a5', 'Scout', true],
] as const;

const skills = [
  ['s1', 'billing'],
  ['s2', 'sales chat'],
] as const;

/** The reference lines and then the events, in order of time. */
export function sampleLines(): readonly string[] {
  const told: { at: number; line: string }[] = [];
  const first = Date.parse(`${sampleFrom}T04:00:00Z`);
  const until = Date.parse(sampleNow);
  for (let day = 0; first + day * dayMs <= until; day++) {
    const random = new Random(`sample/${day}`);
    const emit: Emit = (type, at, fields) => {
      const instant = Math.round(at);
      if (instant > until) return;
      told.push({ at: instant, line: JSON.stringify({ type, brand: sampleBrand, at: new Date(instant).toISOString(), ...fields }) });
    };
    shifts(emit, first + day * dayMs);
    for (let visit = 0; visit < 3; visit++) tellVisit({ emit, random, day, serial: `${day}-${visit}` }, first + day * dayMs);
  }
  return [...referenceLines(), ...told.sort((one, other) => one.at - other.at).map(({ line }) => line)];
}

type Emit = (type: string, at: number, fields: Readonly<Record<string, string | number | boolean | undefined>>) => void;

interface Scene {
  readonly emit: Emit;
  readonly random: Random;
  readonly day: number;
  readonly serial: string;
}

function referenceLines(): readonly string[] {
  const line = (type: string, id: string, name: string, more: object = {}) =>
    JSON.stringify({ type, brand: sampleBrand, id, name, ...more });
  return [
    JSON.stringify({
      type: 'brand',
      id: sampleBrand,
      name: 'Sample & Söhne',
      timeZone: 'America/New_York',
      currency: 'USD',
      crossSessionDays: 7,
    }),
    ...lobs.map(([id, name]) => line('lob', id, name)),
    ...goals.map(([id, name, goalType]) => line('goal', id, name, { goalType })),
    ...campaigns.map(([id, name, lobId, goalId]) => line('campaign', id, name, { lobId, goalId, deleted: id === 'c8' })),
    ...engagements.map(([id, name, campaignId]) => line('engagement', id, name, { campaignId, deleted: id === 'e9' })),
    ...entryPoints.map(([id, name]) => line('entry_point', id, name)),
    ...groups.map(([id, name]) => line('group', id, name)),
    ...agents.map(([id, name, bot]) => line('agent', id, name, { bot })),
    ...skills.map(([id, name]) => line('skill', id, name)),
  ];
}

/** Dana and Priya by day, Marco over midnight. */
function shifts(emit: Emit, midnight: number): void {
  const set = (agent: string, group: string, hour: number, status: string) =>
    emit('agent_status', midnight + hour * 60 * minute, { agent, group, status });
  for (const [agent, hour] of [
    ['a1', 8],
    ['a2', 9],
  ] as const) {
    set(agent, 'gr2', hour, 'online');
    set(agent, 'gr2', hour + 4, 'away');
    set(agent, 'gr2', hour + 4.5, 'online');
    set(agent, 'gr2', hour + 8, 'offline');
  }
  set('a3', 'gr1', 20, 'online');
  set('a3', 'gr1', 22.25, 'back_soon');
  set('a3', 'gr1', 22.5, 'online');
  set('a3', 'gr1', 26, 'offline');
}

function tellVisit(scene: Scene, midnight: number): void {
  const { emit, random, day, serial } = scene;
  const source = random.weighted({ web: 8, 'brand app': 3, facebook: 2, 'twilio sms': 2, google: 1, line: 1, 'apple business chat': 1 });
  const device = random.weighted({ 'desktop/laptop': 5, 'mobile smartphone': 4, 'mobile tablet': 2, unknown: 1 });
  // Few visitors, so that many come again within the window of seven days.
  const visitor = `u${random.whole(1, 60)}`;
  const visit = `v${serial}`;
  const controlGroup = random.chance(0.06) ? true : undefined;
  let at = midnight + random.between(0, 24 * 60 - 20) * minute;
  emit('visit', at, { visit, visitor, device, source, controlGroup });
  let conversed = false;
  for (let seen = random.whole(0, 3); seen > 0; seen--) {
    const [engagement] = random.pick(day < 20 ? engagements : withoutDeleted);
    const [entryPoint] = random.pick(entryPoints);
    const offer = { visit, engagement, entryPoint };
    at += random.between(5, 90) * 1000;
    emit('eligible', at, { ...offer, controlGroup });
    if (random.chance(0.15)) continue;
    const state = random.weighted({ online: 7, offline: 1, busy: 1, content: 1 });
    emit('display', at + 900, { ...offer, state, controlGroup });
    if (controlGroup === true || state === 'content' || conversed || !random.chance(0.45)) continue;
    emit('accept', at + 9000, { ...offer, state });
    if (random.chance(0.1)) continue;
    conversed = true;
    converse(scene, at + 12_000, { visit, engagement, visitor, source, device });
  }
  if (controlGroup !== true && !conversed && random.chance(0.08)) converse(scene, at + 20_000, { visitor, source, device });
  const goal = random.weighted({ none: conversed ? 5 : 14, g1: 4, g2: 1, g3: 1, g4: 1 });
  if (goal === 'none') return;
  const value = goal === 'g1' ? random.whole(1_000, 20_000) / 100 : undefined;
  const key = { g1: { orderId: `o${serial}` }, g2: { leadId: `l${serial}` }, g3: { serviceId: `s${serial}`, topic: 'refund' }, g4: {} }[
    goal
  ];
  const currency = goal === 'g1' && random.chance(0.1) ? 'EUR' : undefined;
  emit('goal', at + random.between(2, 12) * minute, {
    visitor,
    goal,
    visit: random.chance(0.8) ? visit : undefined,
    ...key,
    value,
    currency,
  });
}

const withoutDeleted = engagements.slice(0, -1) as [(typeof engagements)[0], ...(typeof engagements)[number][]];

function converse({ emit, random, serial }: Scene, opened: number, opening: Readonly<Record<string, string>>): void {
  const conversation = `k${serial}`;
  const [skill] = random.pick(skills);
  const [agent, , bot] = random.pick(agents);
  const by = random.chance(0.08) ? 'agent' : 'consumer';
  let at = opened;
  emit('conversation_opened', at, { conversation, by, ...opening, skill, agent: by === 'agent' ? agent : undefined });
  const next = (type: string, fields: Readonly<Record<string, string | number | undefined>>) =>
    emit(type, (at += random.between(4, 150) * 1000), { conversation, ...fields });
  if (by === 'consumer') next('message', { by });
  if (by === 'agent' || random.chance(0.88)) {
    const group = bot ? undefined : agent === 'a3' ? 'gr1' : 'gr2';
    next('assigned', { agent, group, skill });
    for (let turn = random.whole(1, 3); turn > 0; turn--) {
      next('message', { by: 'agent', agent });
      if (random.chance(0.9)) next('message', { by: 'consumer' });
    }
    if (random.chance(0.25)) {
      next('transferred', { kind: random.weighted({ skill: 4, queue: 2, agent: 2, takeover: 1 }), agent, group, skill });
      next('assigned', { agent: 'a4', group: 'gr2', skill: 's1' });
      next('message', { by: 'agent', agent: 'a4' });
    }
  }
  const closer = random.weighted({ agent: 5, consumer: 3, system: 2 });
  next('conversation_closed', { by: closer, agent: closer === 'agent' ? agent : undefined });
  if (random.chance(0.7)) next('scored', { mcs: random.whole(-60, 90) });
  if (random.chance(0.6)) next('survey', { csat: 1 + random.index([1, 1, 2, 4, 6]) });
}
