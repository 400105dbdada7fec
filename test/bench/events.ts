/** Event lines without end for measuring the import: in order of time, mixed as a real brand's, with memory that does not grow. */
import { Random } from '../../src/data/demo/random.ts';

export interface BenchEvents {
  /** How many event lines. */
  readonly events: number;
  /** The days over which they spread. Default 365. */
  readonly days?: number;
  /** Default 50; each has three engagements. */
  readonly campaigns?: number;
  /** The first instant, ISO 8601. Default 2025-11-23T05:00:00Z. */
  readonly from?: string;
  readonly brand?: string;
}

/** What is left to happen in one visit or shift: the texts of its events without brand and instant, last first. */
type Story = string[];

const storyMs = 20 * 60_000;
const eventsPerVisit = 6.2;
const devices = ['desktop/laptop', 'mobile smartphone', 'mobile tablet'] as const;
const sources = ['web', 'web', 'web', 'brand app', 'facebook', 'twilio sms', 'google'] as const;
const statuses = ['online', 'online', 'away', 'back_soon', 'offline'] as const;
const agents = 60;
const entryPoints = 5;
const skills = 6;

/** The reference lines for `benchEvents` with the same settings. */
export function benchReference({ brand = 'bench', campaigns = 50 }: Omit<BenchEvents, 'events'> = {}): readonly string[] {
  const line = (type: string, id: string, more: object = {}) => JSON.stringify({ type, brand, id, name: `${type} ${id}`, ...more });
  const many = (count: number, make: (number: number) => string) => Array.from({ length: count }, (_, number) => make(number));
  return [
    JSON.stringify({ type: 'brand', id: brand, name: 'Bench', timeZone: 'America/New_York', currency: 'USD', crossSessionDays: 7 }),
    ...many(5, (number) => line('lob', `l${number}`)),
    ...['sale', 'lead', 'service', 'page_views'].map((goalType, number) => line('goal', `g${number}`, { goalType })),
    ...many(campaigns, (number) => line('campaign', `c${number}`, { lobId: `l${number % 5}`, goalId: `g${number % 4}` })),
    ...many(campaigns * 3, (number) => line('engagement', `e${number}`, { campaignId: `c${number % campaigns}` })),
    ...many(entryPoints, (number) => line('entry_point', `p${number}`)),
    ...many(4, (number) => line('group', `gr${number}`)),
    ...many(agents, (number) => line('agent', `a${number}`, { bot: number % 20 === 0 })),
    ...many(skills, (number) => line('skill', `s${number}`)),
  ];
}

/** Exactly `events` lines, evenly spread over the days. The same settings give the same lines. */
export function* benchEvents({
  events,
  days = 365,
  campaigns = 50,
  from = '2025-11-23T05:00:00Z',
  brand = 'bench',
}: BenchEvents): Generator<string> {
  const random = new Random(`bench/${events}`);
  const begin = Date.parse(from);
  const stepMs = (days * 86_400_000) / events;
  // So many at a time that each takes about as long as a visit does.
  const running: Story[] = Array.from({ length: Math.max(1, Math.round(storyMs / (stepMs * eventsPerVisit))) }, () => []);
  let visits = 0;
  for (let index = 0; index < events; index++) {
    const place = Math.floor(random.next() * running.length);
    let story = running[place];
    if (story === undefined || story.length === 0) {
      story = random.chance(0.1) ? shift(random) : visit(random, visits++, campaigns * 3);
      running[place] = story;
    }
    yield `{"brand":"${brand}","at":"${new Date(begin + Math.floor(index * stepMs)).toISOString()}",${story.pop() ?? ''}}`;
  }
}

function shift(random: Random): Story {
  const agent = random.whole(0, agents - 1);
  return Array.from(
    { length: 4 },
    () => `"type":"agent_status","agent":"a${agent}","group":"gr${agent % 4}","status":"${random.pick(statuses)}"`,
  );
}

function visit(random: Random, number: number, engagements: number): Story {
  const device = random.pick(devices);
  const source = random.pick(sources);
  const visitor = `"visitor":"u${random.chance(0.25) ? Math.max(0, number - random.whole(1, 2_000)) : number}"`;
  const own = `"visit":"v${number}"`;
  const control = random.chance(0.05) ? ',"controlGroup":true' : '';
  const told: Story = [`"type":"visit",${own},${visitor},"device":"${device}","source":"${source}"${control}`];
  for (let seen = random.index([20, 40, 25, 15]); seen > 0; seen--) {
    // Some engagements are seen far more often than others.
    const engagement = Math.floor(random.next() ** 2 * engagements);
    const offer = `${own},"engagement":"e${engagement}","entryPoint":"p${random.whole(0, entryPoints - 1)}"`;
    const state = random.chance(0.85) ? 'online' : 'busy';
    told.push(`"type":"eligible",${offer}${control}`, `"type":"display",${offer},"state":"${state}"${control}`);
    if (random.chance(0.3)) told.push(`"type":"display",${offer},"state":"online"${control}`);
    if (control !== '' || !random.chance(0.1)) continue;
    told.push(`"type":"accept",${offer},"state":"${state}"`);
    const opening = `${visitor},"by":"consumer","source":"${source}","device":"${device}",${own},"engagement":"e${engagement}"`;
    if (random.chance(0.9)) converse(random, told, `"conversation":"k${number}-${seen}"`, opening);
  }
  if (random.chance(0.15)) {
    const goal = random.whole(0, 3);
    const more =
      goal === 0 ? `,"orderId":"o${number}","value":${random.whole(1_000, 30_000) / 100}` : goal < 3 ? `,"leadId":"l${number}"` : '';
    told.push(`"type":"goal",${visitor},${own},"goal":"g${goal}"${more}`);
  }
  return told.reverse();
}

function converse(random: Random, told: Story, own: string, opening: string): void {
  const agent = random.whole(0, agents - 1);
  const skill = random.whole(0, skills - 1);
  told.push(`"type":"conversation_opened",${own},${opening},"skill":"s${skill}"`, `"type":"message",${own},"by":"consumer"`);
  if (random.chance(0.92)) {
    told.push(`"type":"assigned",${own},"agent":"a${agent}","group":"gr${agent % 4}","skill":"s${skill}"`);
    for (let turn = random.whole(2, 6); turn > 0; turn--)
      told.push(`"type":"message",${own},"by":"agent","agent":"a${agent}"`, `"type":"message",${own},"by":"consumer"`);
    if (random.chance(0.2))
      told.push(`"type":"transferred",${own},"kind":"skill","agent":"a${agent}","group":"gr${agent % 4}","skill":"s${skill}"`);
  }
  told.push(`"type":"conversation_closed",${own},"by":"${random.chance(0.5) ? `agent","agent":"a${agent}` : 'consumer'}"`);
  if (random.chance(0.8)) told.push(`"type":"scored",${own},"mcs":${random.whole(-100, 100)}`);
  if (random.chance(0.45)) told.push(`"type":"survey",${own},"csat":${random.whole(1, 5)}`);
}
