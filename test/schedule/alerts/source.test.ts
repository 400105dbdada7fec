/** Alerts over time on real databases: what is told, once, whatever ends in between. */
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { everything } from '../../../src/ask/access/rights.ts';
import type { Watched } from '../../../src/ask/watching.ts';
import { ok, type Result, refused } from '../../../src/base/result.ts';
import { blankPlan } from '../../../src/plan/blank-plan.ts';
import { addDays } from '../../../src/plan/calendar.ts';
import type { AlertPlan } from '../../../src/plan/plan.ts';
import { alertsOf } from '../../../src/schedule/alerts/alerts.ts';
import type { Announcer, Told } from '../../../src/schedule/alerts/announcer.ts';
import { alertSource } from '../../../src/schedule/alerts/source.ts';
import type { Source } from '../../../src/schedule/source.ts';
import { type AlertStore, alertsIn } from '../../../src/store/alerts.ts';
import { databases } from '../../support/databases.ts';
import { withStore } from '../../support/rolled-store.ts';

const first = '2026-11-01';
const minute = 60_000;
const never = new AbortController().signal;

const plan: AlertPlan = {
  kind: 'alert',
  metric: 'exposed',
  test: 'threshold',
  op: '>',
  value: 10,
  basis: null,
  for: 1,
  minimum: null,
  to: ['here'],
  of: { ...blankPlan('aurora', { from: first, to: first, phrase: 'yesterday' }), metrics: ['exposed'] },
};

/** The numbers of a brand that come in day by day, and whoever is told of them. */
class World {
  /** Values by member (`` is the total), from 1 November on. */
  readonly members = new Map<string, readonly (number | null)[]>();
  days = 1;
  readonly said: string[] = [];
  readonly owner: string[] = [];
  problem: string | null = null;
  alone: string | null = null;
  answer: (text: string) => Told | Promise<Told> = () => ({ state: 'posted', channel: 'C1', ts: '1.2' });

  readonly watch = (): Promise<Result<Watched>> =>
    Promise.resolve(
      this.problem === null ? ok(this.watched()) : refused({ code: 'unknown_value', message: this.problem, at: null, suggestions: [] }),
    );

  watched(): Watched {
    return {
      plan,
      canonical: 'alert here when exposed > 10',
      question: 'exposed yesterday',
      brand: 'aurora',
      currency: { code: 'USD', digits: 2 },
      weekStart: 'monday',
      grain: 'day',
      window: 1,
      name: 'exposed',
      format: { unit: 'count', decimals: null, durationStyle: null, change: null, better: 'higher' },
      target: null,
      from: first,
      completeTo: this.days === 0 ? null : addDays(first, this.days - 1),
      alone: this.alone,
      overTime: (from, to) => `exposed by day ${from} to ${to}`,
      sentenceOf: (other) => `exposed > ${String('value' in other ? other.value : '')}`,
      series: () =>
        Promise.resolve(
          ok(
            [...this.members].map(([name, values]) => ({
              member: name === '' ? [] : [name],
              values: new Map(
                values.slice(0, this.days).flatMap((value, index) => (value === null ? [] : [[addDays(first, index), value] as const])),
              ),
            })),
          ),
        ),
    };
  }

  readonly announcer: Announcer = {
    rights: () => Promise.resolve({ rights: everything, room: everything }),
    serves: (to) => to !== 'terminal',
    announce: async ({ event, to, under }) => {
      const names = event.findings.map(({ member, value }) => `${String(member[0] ?? 'total')} ${String(value)}`).join(' ');
      const text = `${event.period.slice(8)} ${event.kind} ${names} ${to}${under === null ? '' : ' below'}`;
      const told = await this.answer(text);
      if (told.state === 'posted') this.said.push(text);
      return told;
    },
    tell: (_alert, text) => {
      this.owner.push(text);
      return Promise.resolve();
    },
  };
}

interface Scene {
  readonly world: World;
  readonly store: AlertStore;
  readonly alerts: ReturnType<typeof alertsOf>;
  readonly source: Source;
  readonly id: string;
  /** A further day is complete; looks, and gives what was said. */
  readonly day: () => Promise<readonly string[]>;
}

for (const database of databases()) {
  const alerts = suite(`alerts over time on ${database.kind}`);

  const scene = (
    values: Readonly<Record<string, readonly (number | null)[]>>,
    to: readonly string[],
    work: (scene: Scene) => Promise<void>,
  ) =>
    withStore(database, async (opened) => {
      const world = new World();
      for (const [name, given] of Object.entries(values)) world.members.set(name, given);
      const store = alertsIn(opened);
      let now = 1_800_000_000_000;
      const service = alertsOf({ store, clock: { now: () => now } });
      const log = {
        info: () => undefined,
        warn: () => undefined,
        error: (fields: object) => void world.owner.push(JSON.stringify(fields)),
      };
      const source = alertSource({ watch: world.watch, store, announcer: world.announcer, log });
      const made = await service.make(world.watched(), { asker: 'slack:T1:U1', team: 'T1', to });
      assert.ok(made.ok);
      const day = async () => {
        now += 24 * 60 * minute;
        world.days += 1;
        const before = world.said.length;
        await source.work(now, never);
        return world.said.slice(before);
      };
      await work({ world, store, alerts: service, source, id: made.value.alert.id, day });
    });

  alerts('fires once until it clears, and says when it clears below what it said', () =>
    scene({ '': [5, 11, 12, null, 13, 9, 8, 20] }, ['C1', 'C2'], async ({ day, alerts: service, id }) => {
      assert.deepEqual(await day(), ['02 fired total 11 C1', '02 fired total 11 C2']);
      assert.deepEqual(await service.firing(id), [{ member: [], since: '2026-11-02' }]);
      for (let quiet = 0; quiet < 3; quiet += 1) assert.deepEqual(await day(), []);
      assert.deepEqual(await day(), ['06 cleared total 9 C1 below', '06 cleared total 9 C2 below']);
      assert.deepEqual(await day(), []);
      assert.deepEqual(await day(), ['08 fired total 20 C1', '08 fired total 20 C2']);
      assert.deepEqual(
        (await service.events(id, 2)).map(({ kind, period }) => `${kind} ${period}`),
        ['fired 2026-11-08', 'cleared 2026-11-06'],
      );
    }),
  );

  alerts('looks at the last complete period as soon as it is made', () =>
    scene({ '': [11, 12] }, ['C1'], async ({ source, world }) => {
      await source.work(1_800_000_000_000, never);
      assert.deepEqual(world.said, ['01 fired total 11 C1']);
    }),
  );

  alerts('each member by itself, those of one period in one message; who vanishes fires no longer', () =>
    scene({ a: [5, 11, 12, 5], b: [5, 12, 5, 11], c: [5, 5, 11, 11] }, ['C1'], async ({ day, world, store, id }) => {
      assert.deepEqual(await day(), ['02 fired a 11 b 12 C1']);
      assert.deepEqual(await day(), ['03 cleared b 5 C1 below', '03 fired c 11 C1']);
      world.members.delete('c');
      assert.deepEqual(await day(), ['04 cleared a 5 C1 below', '04 fired b 11 C1']);
      assert.deepEqual(await store.firing(id), [{ member: '["b"]', since: '2026-11-04', said: 1 }]);
    }),
  );

  alerts('what was missed is told period by period', () =>
    scene({ '': [5, 11, 5, 12, 13] }, ['C1'], async ({ day, world }) => {
      world.days = 4;
      assert.deepEqual(await day(), ['02 fired total 11 C1', '03 cleared total 5 C1 below', '04 fired total 12 C1']);
    }),
  );

  alerts('snoozed it is silent, and says afterwards what still fires; muted it says nothing', () =>
    scene({ '': [5, 11, 12, 13, 5, 11, 5, 12] }, ['C1'], async ({ day, alerts: service, id }) => {
      await service.snooze(id, 1_800_000_000_000 + 2.5 * 24 * 60 * minute);
      assert.deepEqual(await day(), []);
      assert.deepEqual(await day(), []);
      assert.deepEqual(await day(), ['04 fired total 13 C1']);
      assert.deepEqual(await day(), ['05 cleared total 5 C1 below']);
      await service.mute(id, true);
      assert.deepEqual(await day(), []);
      assert.deepEqual(await day(), []);
      await service.mute(id, false);
      assert.deepEqual(await day(), ['08 fired total 12 C1']);
    }),
  );

  alerts('paused it is not looked at; taken away nothing of it is left', () =>
    scene({ '': [5, 11, 12] }, ['C1'], async ({ day, alerts: service, id, store }) => {
      await service.pause(id);
      assert.deepEqual(await day(), []);
      await service.resume(id);
      assert.deepEqual(await day(), ['02 fired total 11 C1']);
      await service.remove(id);
      assert.deepEqual([await service.get(id), await store.firing(id), await store.events(id, 9)], [null, [], []]);
    }),
  );

  alerts('acknowledged by one person only', () =>
    scene({ '': [5, 11] }, ['C1'], async ({ day, alerts: service, id }) => {
      await day();
      const [event] = await service.events(id, 1);
      assert.ok(event);
      assert.equal(await service.acknowledge(event.id, 'U7'), true);
      assert.equal(await service.acknowledge(event.id, 'U8'), false);
      assert.equal((await service.event(event.id))?.acknowledgedBy, 'U7');
      assert.equal(await service.event('no such'), null);
    }),
  );

  alerts('two processes at once tell it once', () =>
    scene({ '': [5, 11] }, ['C1', 'C2'], async ({ world, store }) => {
      world.days = 2;
      const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
      const others = Array.from({ length: 4 }, () => alertSource({ watch: world.watch, store, announcer: world.announcer, log }));
      await Promise.all(others.map((one) => one.work(1_800_000_100_000, never)));
      assert.deepEqual(world.said.toSorted(), ['02 fired total 11 C1', '02 fired total 11 C2']);
    }),
  );

  alerts('a process that ends while it tells loses nothing: its posting is done by another when its lease is over', () =>
    scene({ '': [5, 11] }, ['C1'], async ({ world, store, source }) => {
      world.days = 2;
      const taken = { at: 1_800_000_100_000 };
      // As far as taking the posting, then no more.
      world.answer = () => {
        throw new Error('killed');
      };
      await source.work(taken.at, never);
      assert.deepEqual(world.said, []);
      world.answer = () => ({ state: 'posted', channel: 'C1', ts: '1.2' });
      await source.work(taken.at + minute, never);
      assert.deepEqual(world.said, []);
      await source.work(taken.at + 3 * minute, never);
      assert.deepEqual(world.said, ['02 fired total 11 C1']);
      assert.equal(await store.take('x', taken.at + 600 * minute, 1, () => true), null);
    }),
  );

  alerts('what Slack does not take is tried again; what a person can mend pauses it and tells its owner', () =>
    scene({ '': [5, 11, 5, 11] }, ['C1'], async ({ world, day, alerts: service, id }) => {
      let tries = 0;
      world.answer = () => (tries++ < 1 ? { state: 'failed', message: 'no' } : { state: 'refused', message: 'C1 is archived.' });
      await day();
      assert.deepEqual(world.owner, []);
      await day();
      assert.match(world.owner.join(), /is paused: C1 is archived/);
      const paused = await service.get(id);
      assert.deepEqual([paused?.state, paused?.pausedWhy], ['paused', 'C1 is archived.']);
    }),
  );

  alerts('where Slack’s answer was lost it is not told again, and the owner hears of it', () =>
    scene({ '': [5, 11, 5] }, ['C1'], async ({ world, day, alerts: service, id }) => {
      world.answer = () => ({ state: 'unknown' });
      await day();
      await day();
      assert.equal(world.owner.length, 1);
      assert.match(world.owner.join(), /nobody knows whether its message arrived/);
      assert.equal((await service.get(id))?.state, 'active');
    }),
  );

  alerts('a question that can no longer be asked, or no longer be shown there, pauses it', () =>
    scene({ '': [5, 11] }, ['C1'], async ({ world, day, alerts: service, id }) => {
      world.alone = 'only for you';
      await day();
      assert.match((await service.get(id))?.pausedWhy ?? '', /no longer open/);
      await service.resume(id);
      world.alone = null;
      world.problem = 'There is no campaign “x”.';
      await day();
      assert.equal((await service.get(id))?.pausedWhy, 'There is no campaign “x”.');
    }),
  );

  alerts('without data it waits for the first complete period', () =>
    withStore(database, async (opened) => {
      const world = new World();
      world.members.set('', [11]);
      world.days = 0;
      const store = alertsIn(opened);
      const service = alertsOf({ store, clock: { now: () => 0 } });
      const made = await service.make(world.watched(), { asker: 'slack:T1:U1', team: 'T1', to: ['C1', 'terminal'] });
      assert.ok(made.ok);
      assert.equal(made.value.past.periods, 0);
      const log = { info: () => undefined, warn: () => undefined, error: console.error };
      const source = alertSource({ watch: world.watch, store, announcer: world.announcer, log });
      await source.work(minute, never);
      world.days = 1;
      await source.work(2 * minute, never);
      assert.deepEqual(world.said, ['01 fired total 11 C1']);
      const edited = await service.edit(made.value.alert.id, world.watched(), ['C2']);
      assert.ok(edited.ok);
      await source.work(3 * minute, never);
      assert.deepEqual(world.said.slice(1), ['01 fired total 11 C2']);
    }),
  );

  alerts.run();
}
