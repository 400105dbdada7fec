/**
 * Small random sets of events for property tests: few ids, so that everything meets everything; instants on a coarse grid with a
 * millisecond to either side, so that ties, midnights, changes of the clocks and the borders of windows are hit again and again.
 */
import * as fc from 'fast-check';

export interface EventSet {
  /** Reference lines, parents before children. */
  readonly reference: readonly string[];
  /** Reference lines that change earlier ones, for a later import. */
  readonly changes: readonly string[];
  /** Lines that an import takes, in disorder and some of them twice. Some wait for what never comes. */
  readonly events: readonly string[];
  /** Lines that an import rejects, whatever else it was given. */
  readonly rejects: readonly string[];
  readonly brands: readonly string[];
  /** The first and the last day on which anything can happen, in any zone. */
  readonly from: string;
  readonly to: string;
  /** The clock's now, ISO 8601: after everything. */
  readonly now: string;
}

type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

interface Moment {
  /** Quarters of an hour after the set's beginning. */
  readonly quarters: number;
  readonly milliseconds: number;
  readonly style: 'z' | 'plain' | 'east' | 'west';
}

interface Happening {
  readonly brand: number;
  readonly moment: Moment;
  readonly type: string;
  readonly fields: Fields;
  readonly again: boolean;
}

const days = 12;
/** Stretches with a change of the clocks in one of the zones, a leap-less February, and an ordinary one. */
const beginnings = ['2026-03-04', '2026-10-28', '2026-03-25', '2026-04-01', '2026-09-02', '2026-02-24', '2026-06-10'];
const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kolkata', 'UTC'];
const goalTypes = ['sale', 'lead', 'service', 'interaction', 'page_views', 'other'];
const devices = ['desktop/laptop', 'mobile smartphone', 'mobile tablet', 'unknown', 'smart fridge'];
const sources = ['web', 'brand app', 'twilio sms', 'facebook', 'apple business chat', 'google', 'line'];
const states = ['online', 'offline', 'busy', 'content'];

const id = (letter: string, count: number) => fc.integer({ min: 1, max: count }).map((number) => `${letter}${number}`);
const sometimes = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const rarelyTrue = fc.constantFrom(undefined, undefined, undefined, false, true);

const engagement = id('e', 5);
const entryPoint = id('p', 2);
const agent = id('a', 3);
const group = id('gr', 2);
const skill = id('s', 2);
const by = fc.constantFrom('agent', 'consumer', 'consumer', 'system');

/** Who a visit belongs to: a visit named by a conversation or a goal is the visitor's own. */
const visitorOf = (visit: string) => `u${(Number(visit.slice(1)) % 3) + 1}`;
const visiting = fc
  .record({ visit: id('v', 7), visitor: id('u', 3), linked: fc.boolean() })
  .map(({ visit, visitor, linked }) => (linked ? { visit, visitor: visitorOf(visit) } : { visitor }));

/** Only an agent that acts is named; who else acts has none. */
const withActor = <More extends Fields>(fields: More & { readonly by: string; readonly agent: string }) => ({
  ...fields,
  agent: fields.by === 'agent' ? fields.agent : undefined,
});

const offer = { visit: id('v', 8), engagement, entryPoint };
const conversation = id('k', 6);
const kinds: readonly (readonly [type: string, weight: number, fields: fc.Arbitrary<Fields>])[] = [
  [
    'visit',
    5,
    fc
      .record({ visit: id('v', 7), device: fc.constantFrom(...devices), source: fc.constantFrom(...sources), controlGroup: rarelyTrue })
      .map((fields) => ({ ...fields, visitor: visitorOf(fields.visit) })),
  ],
  ['eligible', 4, fc.record({ ...offer, controlGroup: rarelyTrue })],
  ['display', 6, fc.record({ ...offer, state: fc.constantFrom(...states), controlGroup: rarelyTrue })],
  ['accept', 3, fc.record({ ...offer, state: fc.constantFrom(...states) })],
  [
    'conversation_opened',
    5,
    fc
      .tuple(
        visiting,
        fc.record({
          conversation,
          by: fc.constantFrom('consumer', 'consumer', 'agent'),
          source: fc.constantFrom(...sources),
          device: fc.constantFrom(...devices),
          engagement: sometimes(engagement),
          skill: sometimes(skill),
          agent,
          group: sometimes(group),
        }),
      )
      .map(([visit, fields]) => withActor({ ...visit, ...fields })),
  ],
  ['assigned', 4, fc.record({ conversation, agent, group: sometimes(group), skill: sometimes(skill) })],
  ['message', 9, fc.record({ conversation, by, agent }).map(withActor)],
  [
    'transferred',
    3,
    fc.record({
      conversation,
      kind: fc.constantFrom('skill', 'queue', 'agent', 'takeover'),
      agent: sometimes(agent),
      group: sometimes(group),
      skill: sometimes(skill),
    }),
  ],
  ['conversation_closed', 3, fc.record({ conversation, by, agent }).map(withActor)],
  ['survey', 2, fc.record({ conversation, csat: fc.integer({ min: 1, max: 5 }) })],
  ['scored', 2, fc.record({ conversation, mcs: fc.oneof(fc.constantFrom(-100, 0, 100), fc.integer({ min: -100, max: 100 })) })],
  ['agent_status', 4, fc.record({ agent, group: sometimes(group), status: fc.constantFrom('online', 'away', 'back_soon', 'offline') })],
  ['goal', 6, fc.tuple(visiting, goalFields()).map(([visit, fields]) => ({ ...visit, ...fields }))],
];

function goalFields(): fc.Arbitrary<Fields> {
  return fc.record({
    goal: id('g', 6),
    orderId: sometimes(id('o', 3)),
    leadId: sometimes(id('l', 2)),
    serviceId: sometimes(id('sv', 2)),
    topic: sometimes(fc.constantFrom('refund', '')),
    status: sometimes(fc.constantFrom('solved', 'änderung 🎉')),
    value: sometimes(fc.constantFrom(0, 10, 19.99, 0.005, 1.005, 1e3, 12345.678)),
    currency: sometimes(fc.constantFrom('USD', 'EUR', 'JPY', 'KWD')),
  });
}

const moment: fc.Arbitrary<Moment> = fc.record({
  quarters: fc.oneof(
    fc.integer({ min: 0, max: days * 96 }),
    fc.integer({ min: 0, max: days * 4 }).map((sixHours) => sixHours * 24),
  ),
  milliseconds: fc.constantFrom(0, 0, 0, 0, 0, 1, -1, 500),
  style: fc.constantFrom('z', 'z', 'plain', 'east', 'west'),
});

const happening: fc.Arbitrary<Happening> = fc
  .record({
    brand: fc.constantFrom(0, 0, 0, 1),
    moment,
    again: fc.constantFrom(false, false, false, true),
    what: fc.oneof(...kinds.map(([type, weight, fields]) => ({ weight, arbitrary: fc.record({ type: fc.constant(type), fields }) }))),
  })
  .map(({ what, ...rest }) => ({ ...rest, ...what }));

/** A whole conversation of one visit in order, so that long courses come up, not only scattered pieces of them. */
const course: fc.Arbitrary<readonly Happening[]> = fc
  .record({
    start: moment,
    visit: id('v', 7),
    conversation,
    engagement,
    entryPoint,
    source: fc.constantFrom(...sources),
    device: fc.constantFrom(...devices),
    steps: fc.array(
      fc.record({
        type: fc.constantFrom('assigned', 'message', 'message', 'message', 'transferred'),
        by,
        agent,
        group: sometimes(group),
        skill,
      }),
      { maxLength: 6 },
    ),
    closer: by,
    gap: fc.constantFrom(0, 1, 3, 24, 96),
    goal: sometimes(goalFields()),
  })
  .map(({ start, visit, conversation: talk, engagement: seen, entryPoint: where, source, device, steps, closer, gap, goal }) => {
    const visitor = visitorOf(visit);
    let quarters = start.quarters;
    const next = (type: string, fields: Fields): Happening => {
      quarters += gap > 3 ? 0 : gap;
      return { brand: 0, moment: { ...start, quarters }, type, fields, again: false };
    };
    const told = [
      next('visit', { visit, visitor, device, source }),
      next('eligible', { visit, engagement: seen, entryPoint: where }),
      next('display', { visit, engagement: seen, entryPoint: where, state: 'online' }),
      next('accept', { visit, engagement: seen, entryPoint: where, state: 'online' }),
      next('conversation_opened', { conversation: talk, visitor, by: 'consumer', source, device, visit, engagement: seen }),
      ...steps.map(({ type, by: actor, agent: person, group: team, skill: topic }) => {
        if (type === 'assigned') return next(type, { conversation: talk, agent: person, group: team, skill: topic });
        if (type === 'transferred') return next(type, { conversation: talk, kind: 'skill', agent: person, group: team, skill: topic });
        return next('message', withActor({ conversation: talk, by: actor, agent: person }));
      }),
      next('conversation_closed', withActor({ conversation: talk, by: closer, agent: 'a1' })),
    ];
    quarters += gap;
    return goal === undefined ? told : [...told, next('goal', { visitor, ...(gap < 24 ? { visit } : {}), ...goal })];
  });

/** Lines that are wrong in themselves or name what no reference line gives. `at` is filled in where it is absent. */
const spoilt: readonly Fields[] = [
  { type: 'visit', visit: 'v1', visitor: 'u1', device: 'desktop/laptop', source: 'telegraph' },
  { type: 'visit', visit: 'v1', device: 'desktop/laptop', source: 'web' },
  { type: 'visit', visit: 7, visitor: 'u1', device: 'desktop/laptop', source: 'web' },
  { type: 'visit', visit: 'v1', visitor: 'u1', device: 'desktop/laptop', source: 'web', at: 'yesterday' },
  { type: 'visit', visit: 'v1', visitor: 'u1', device: 'desktop/laptop', source: 'web', at: '2026-02-30T10:00:00Z' },
  { type: 'visit', visit: 'v1', visitor: 'u1', device: 'desktop/laptop', source: 'web', at: '2031-01-01T00:00:00Z' },
  { type: 'visit', visit: 'v'.repeat(65), visitor: 'u1', device: 'desktop/laptop', source: 'web' },
  { type: 'display', visit: 'v1', engagement: 'e404', entryPoint: 'p1', state: 'online' },
  { type: 'display', visit: 'v1', engagement: 'e1', entryPoint: 'p404', state: 'online' },
  { type: 'display', visit: 'v1', engagement: 'e1', entryPoint: 'p1', state: 'asleep' },
  { type: 'conversation_opened', conversation: 'k1', visitor: 'u1', by: 'agent', source: 'web', device: 'mobile tablet' },
  { type: 'conversation_opened', conversation: 'k1', visitor: 'u1', by: 'system', source: 'web', device: 'mobile tablet' },
  { type: 'assigned', conversation: 'k1', agent: 'a404' },
  { type: 'message', conversation: 'k1', by: 'agent' },
  { type: 'transferred', conversation: 'k1', kind: 'moon', agent: 'a1' },
  { type: 'survey', conversation: 'k1', csat: 6 },
  { type: 'survey', conversation: 'k1', csat: 3.5 },
  { type: 'scored', conversation: 'k1', mcs: -101 },
  { type: 'agent_status', agent: 'a1', status: 'lunch' },
  { type: 'goal', visitor: 'u1', goal: 'g1', orderId: 'o1', value: -1 },
  { type: 'goal', visitor: 'u1', goal: 'g404', orderId: 'o1' },
  { type: 'wish', visitor: 'u1' },
  { type: 'visit', brand: 'b404', visit: 'v1', visitor: 'u1', device: 'desktop/laptop', source: 'web' },
];

const brandSettings = fc.record({
  timeZone: fc.constantFrom(...zones),
  currency: fc.constantFrom('USD', 'EUR', 'JPY'),
  crossSessionDays: fc.integer({ min: 1, max: 5 }),
  agentAttribution: fc.constantFrom('first', 'last'),
});

/** Sets of up to `most` scattered events and a few whole courses, of two brands. */
export function eventSets(most = 40): fc.Arbitrary<EventSet> {
  return fc
    .record({
      beginning: fc.constantFrom(...beginnings),
      brands: fc.tuple(brandSettings, brandSettings),
      changed: brandSettings,
      moved: id('e', 5),
      courses: fc.array(course, { maxLength: 3 }),
      scattered: fc.array(happening, { maxLength: most }),
      rejects: fc.subarray([...spoilt]),
      /** 1 keeps the order in which things happen. */
      disorder: fc.integer({ min: 1, max: 1_008 }),
    })
    .map(({ beginning, brands, changed, moved, courses, scattered, rejects, disorder }) => {
      const start = Date.parse(`${beginning}T00:00:00Z`);
      const lines = [...courses.flat(), ...scattered].flatMap((event) => linesOf(event, start));
      // Multiples of a number under a prime come in scattered order, each place once.
      const keyed = lines.map((line, index): readonly [number, string] => [((index + 1) * disorder) % 1_009, line]);
      return {
        reference: brands.flatMap((settings, index) => referenceLines(`b${index + 1}`, settings)),
        changes: [
          JSON.stringify({ type: 'brand', id: 'b1', name: 'Brand b1', weekStart: 'monday', ...changed }),
          JSON.stringify({ type: 'engagement', brand: 'b1', id: moved, name: `Engagement ${moved}`, campaignId: 'c1' }),
        ],
        events: keyed.sort(([one], [other]) => one - other).map(([, line]) => line),
        rejects: ['{"type":"visit"', '[]', '7', '', ...rejects.map((fields) => spoiltLine(fields, start))].filter((line) => line !== ''),
        brands: ['b1', 'b2'],
        from: dayText(start - dayMs),
        to: dayText(start + (days + 3) * dayMs),
        now: new Date(start + (days + 4) * dayMs).toISOString(),
      };
    });
}

const dayMs = 86_400_000;

function dayText(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function spoiltLine(fields: Fields, start: number): string {
  return JSON.stringify({ brand: 'b1', at: new Date(start).toISOString(), ...fields });
}

/** The event's line, and where it comes again the same in another notation. */
function linesOf({ brand, moment: { quarters, milliseconds, style }, type, fields, again }: Happening, start: number): readonly string[] {
  const at = start + quarters * 900_000 + milliseconds;
  const line = JSON.stringify({ type, brand: `b${brand + 1}`, at: instantText(at, style), ...fields });
  if (!again) return [line];
  return [line, JSON.stringify({ at: instantText(at, 'z'), ...fields, unknownField: [1], brand: `b${brand + 1}`, type })];
}

/** The same instant in several notations of ISO 8601. */
function instantText(at: number, style: Moment['style']): string {
  const shifted = (hours: number) => new Date(at + hours * 3_600_000).toISOString().slice(0, -1);
  switch (style) {
    case 'z':
      return new Date(at).toISOString();
    case 'plain':
      return new Date(at).toISOString().replace('.000Z', 'Z');
    case 'east':
      return `${shifted(5.5)}+05:30`;
    case 'west':
      return `${shifted(-4)}789-04:00`; // more than milliseconds, which are cut off
  }
}

/** Two LOBs, four campaigns with goals of several types, five engagements. */
function referenceLines(brand: string, settings: object): readonly string[] {
  const line = (type: string, key: string, more: object = {}) => JSON.stringify({ type, brand, id: key, name: `${type} ${key}`, ...more });
  return [
    JSON.stringify({ type: 'brand', id: brand, name: `Brand ${brand}`, weekStart: 'monday', ...settings }),
    ...['l1', 'l2'].map((key) => line('lob', key)),
    ...goalTypes.map((goalType, index) => line('goal', `g${index + 1}`, { goalType })),
    ...[1, 2, 3, 4].map((number) => line('campaign', `c${number}`, { lobId: `l${(number % 2) + 1}`, goalId: `g${number}` })),
    ...[1, 2, 3, 4, 5].map((number) => line('engagement', `e${number}`, { campaignId: `c${Math.min(number, 4)}` })),
    ...['p1', 'p2'].map((key) => line('entry_point', key)),
    ...['gr1', 'gr2'].map((key) => line('group', key)),
    ...['a1', 'a2', 'a3'].map((key) => line('agent', key, { bot: key === 'a3' })),
    ...['s1', 's2'].map((key) => line('skill', key)),
  ];
}
