import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { demoReference } from '../../../src/data/demo/brand.ts';
import { dayOf, isButtonBroken, isNightShort, numberOf, priceFactor } from '../../../src/data/demo/calendar.ts';
import { DemoDays, demoEvents, storyDays } from '../../../src/data/demo/events.ts';

const events = suite('demo events');
const noon = Date.parse('2026-11-23T17:00:00Z');

interface Told {
  readonly type: string;
  readonly at: string;
  readonly [field: string]: string | number | boolean | undefined;
}

function told(lines: Iterable<string>): readonly Told[] {
  return [...lines].map((line) => JSON.parse(line) as Told);
}

const whole = told(demoEvents('2025-10-20', '2026-11-23', noon));

function countBy(list: readonly Told[], field: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const event of list) {
    const key = String(event[field]);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

function among(type: string, list: readonly Told[] = whole): readonly Told[] {
  return list.filter((event) => event.type === type);
}

/** Events of visits that begin from `from` to `to` (days of New York). */
function ofVisits(from: string, to: string): { visits: readonly Told[]; displays: readonly Told[]; accepts: readonly Told[] } {
  const days = new DemoDays();
  const visits = among('visit').filter(({ at }) => {
    const day = days.dayAt(Date.parse(at));
    return from <= day && day <= to;
  });
  const ids = new Set(visits.map(({ visit }) => visit));
  const theirs = whole.filter(({ visit }) => ids.has(visit));
  return { visits, displays: among('display', theirs), accepts: among('accept', theirs) };
}

events('the same day gives the same events, whatever was made before', () => {
  const days = new DemoDays();
  days.eventsOfDay('2026-03-01');
  assert.equal(days.eventsOfDay('2026-03-08'), new DemoDays().eventsOfDay('2026-03-08'));
});

events('400 days hold about 40,000 visits and come in order of time', () => {
  const visits = among('visit').length;
  assert.ok(visits > 38_000 && visits < 42_000, String(visits));
  for (let index = 1; index < whole.length; index++) assert.ok((whole[index - 1]?.at ?? '') <= (whole[index]?.at ?? ''), `line ${index}`);
});

events('another seed tells other days of the same brand', () => {
  const day = (seed?: string) => new DemoDays(seed).eventsOfDay('2026-11-18').map(({ line }) => line);
  assert.not.equal(day('another'), day());
  assert.equal(day('another'), day('another'));
});

events('nothing lies after now, and a later run gives the rest without changing what was there', () => {
  const early = Date.parse('2026-11-22T23:15:00Z');
  const late = Date.parse('2026-11-24T20:00:00Z');
  const all = [...demoEvents('2026-11-01', '2026-11-24', late)];
  const first = [...demoEvents('2026-11-01', '2026-11-22', early)];
  assert.ok(told(first).every(({ at }) => Date.parse(at) <= early));
  const since = Math.max(...told(first).map(({ at }) => Date.parse(at)));
  const rest = [...demoEvents(dayOf(numberOf('2026-11-22') - storyDays), '2026-11-24', late, { since })];
  assert.equal([...new Set([...first, ...rest])].sort(), [...new Set(all)].sort());
  assert.ok(rest.length < all.length / 3, 'a later run makes only what is missing');
});

events('what begins on a day is over within the days that a later run looks back', () => {
  const days = new DemoDays();
  for (const day of ['2026-03-01', '2026-07-04', '2026-11-27']) {
    const end = days.startOf(dayOf(numberOf(day) + storyDays));
    const begin = days.startOf(day);
    for (const { at } of days.eventsOfDay(day)) assert.ok(begin <= at && at < end, `${day}: ${new Date(at).toISOString()}`);
  }
});

events('every reference that an event makes is given by the reference lines', () => {
  const known = new Set(
    demoReference().map((line) => {
      const { type, id } = JSON.parse(line) as { type: string; id: string };
      return `${type} ${id}`;
    }),
  );
  const fields = { engagement: 'engagement', entryPoint: 'entry_point', goal: 'goal', agent: 'agent', group: 'group', skill: 'skill' };
  for (const event of whole)
    for (const [field, type] of Object.entries(fields))
      if (event[field] !== undefined) assert.ok(known.has(`${type} ${String(event[field])}`), JSON.stringify(event));
});

events('no conversation or visit is named before it begins', () => {
  const begun = new Set<unknown>();
  for (const { type, visit, conversation } of whole) {
    if (type === 'visit') begun.add(visit);
    else if (visit !== undefined) assert.ok(begun.has(visit), `${type} before visit ${String(visit)}`);
    if (type === 'conversation_opened') begun.add(conversation);
    else if (conversation !== undefined) assert.ok(begun.has(conversation), `${type} before conversation ${String(conversation)}`);
  }
});

events('all devices, source types, states, transfers, closers and agent statuses occur', () => {
  const occur = (type: string, field: string) => Object.keys(countBy(among(type), field)).sort();
  assert.equal(occur('visit', 'device'), ['desktop/laptop', 'mobile smartphone', 'mobile tablet', 'unknown']);
  assert.is(occur('visit', 'source').length, 7);
  assert.equal(occur('display', 'state'), ['busy', 'content', 'offline', 'online']);
  assert.equal(occur('transferred', 'kind'), ['agent', 'queue', 'skill', 'takeover']);
  assert.equal(occur('conversation_closed', 'by'), ['agent', 'consumer', 'system']);
  assert.equal(occur('conversation_opened', 'by'), ['agent', 'consumer']);
  assert.equal(occur('agent_status', 'status'), ['away', 'back_soon', 'offline', 'online']);
  assert.is(occur('goal', 'goal').length, 8);
  assert.equal(occur('survey', 'csat'), ['1', '2', '3', '4', '5']);
});

events('last week looks like a business: rates lie where one expects them', () => {
  const { visits, displays, accepts } = ofVisits('2026-11-16', '2026-11-22');
  const shown = displays.filter(({ controlGroup }) => controlGroup !== true);
  const exposures = new Set(shown.map(({ visit, engagement }) => `${String(visit)} ${String(engagement)}`)).size;
  const acceptedRate = accepts.length / exposures;
  assert.ok(visits.length > 700 && visits.length < 1_300, String(visits.length));
  assert.ok(acceptedRate > 0.05 && acceptedRate < 0.2, String(acceptedRate));
  const scores = among('survey').map(({ csat }) => Number(csat));
  const content = scores.filter((csat) => csat >= 4).length / scores.length;
  assert.ok(content > 0.7 && content < 0.9, String(content));
});

events('incident: the button of Checkout Help is displayed but dead on smartphones for two days', () => {
  const onPhones = (from: string, to: string) => {
    const { visits, displays, accepts } = ofVisits(from, to);
    const phones = new Set(visits.filter(({ device }) => device === 'mobile smartphone').map(({ visit }) => visit));
    const ours = (event: Told) => phones.has(event['visit']) && ['sticky-button', 'cart-embed'].includes(String(event['engagement']));
    return {
      shown: displays.filter(ours).length,
      online: displays.filter((event) => ours(event) && event['state'] === 'online').length,
      accepts: accepts.filter(ours).length,
    };
  };
  const before = onPhones('2026-11-04', '2026-11-10');
  const broken = onPhones('2026-11-11', '2026-11-12');
  assert.ok(before.online > 40 && before.accepts > 3, JSON.stringify(before));
  assert.ok(broken.shown > 15, JSON.stringify(broken));
  assert.is(broken.online, 0);
  assert.is(broken.accepts, 0);
});

events('incident: in the night of 17 November most consumers give up, since nobody answers', () => {
  const answered = new Set(
    among('message')
      .filter(({ by }) => by === 'agent')
      .map(({ conversation }) => conversation),
  );
  const unanswered = (from: string, to: string) => {
    const opened = among('conversation_opened').filter(({ at }) => from <= at && at < to);
    return opened.filter(({ conversation }) => !answered.has(conversation)).length / opened.length;
  };
  assert.ok(unanswered('2026-11-17T22:30', '2026-11-18T07:00') > 0.4);
  assert.ok(unanswered('2026-11-01', '2026-11-17T22:30') < 0.12);
});

events('incident: orders are worth about half as much again for two weeks from 2 November on', () => {
  const average = (from: string, to: string) => {
    const values = among('goal').filter(
      ({ at, value, currency }) => value !== undefined && currency === undefined && from <= at && at < to,
    );
    return values.reduce((sum, { value }) => sum + Number(value), 0) / values.length;
  };
  const [before, lifted] = [average('2026-10-12T04:00', '2026-11-02T05:00'), average('2026-11-02T05:00', '2026-11-16T05:00')];
  assert.ok(lifted > 1.4 * before && lifted < 1.7 * before, `${before} and ${lifted}`);
  assert.ok(average('2026-11-16T05:00', '2026-11-23') < 1.15 * before);
});

events('each incident lies within the last 60 days of any today', () => {
  for (let today = numberOf('2024-01-01'); today < numberOf('2031-01-01'); today++) {
    const window = Array.from({ length: 60 }, (_, back) => today - back);
    assert.ok(
      window.some((day) => isButtonBroken(day) && isButtonBroken(day - 1) && today - day < 59),
      dayOf(today),
    );
    assert.ok(
      window.some((day) => isNightShort(day)),
      dayOf(today),
    );
    assert.ok(
      window.some((day) => priceFactor(day) - priceFactor(day - 1) > 0.4),
      dayOf(today),
    );
  }
});

events.run();
