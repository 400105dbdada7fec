/** An alert over time on a real database, with numbers that come in day by day, and whoever is told of them. */
import assert from 'node:assert/strict';
import { everything } from '../../../src/ask/access/rights.ts';
import type { Watched } from '../../../src/ask/watching.ts';
import { ok, type Result, refused } from '../../../src/base/result.ts';
import { blankPlan } from '../../../src/plan/blank-plan.ts';
import { addDays } from '../../../src/plan/calendar.ts';
import type { AlertPlan } from '../../../src/plan/plan.ts';
import { alertsOf } from '../../../src/schedule/alerts/alerts.ts';
import type { Announcer } from '../../../src/schedule/alerts/announcer.ts';
import type { Deliver, Delivered } from '../../../src/schedule/deliver.ts';
import type { Source } from '../../../src/schedule/source.ts';
import { type AlertStore, alertsIn } from '../../../src/store/alerts.ts';
import type { Store } from '../../../src/store/store.ts';
import type { TestDatabase } from '../../support/databases.ts';
import { withStore } from '../../support/rolled-store.ts';
import { dueSources, inTurn } from '../due-sources.ts';

const first = '2026-11-01';
export const minute = 60_000;
export const never = new AbortController().signal;

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
export class World {
  /** Values by member (`` is the total), from 1 November on. */
  readonly members: Map<string, readonly (number | null)[]>;
  days = 1;
  readonly said: string[] = [];
  readonly owner: string[] = [];
  problem: string | null = null;
  /** Places in which not everybody may see it. */
  closed: readonly string[] = [];
  place: string | null = null;
  answer: (text: string, to: string) => Delivered | Promise<Delivered> = () => posted;
  now = 1_800_000_000_000;

  constructor(values: Readonly<Record<string, readonly (number | null)[]>>) {
    this.members = new Map(Object.entries(values));
  }

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
      alone: this.place !== null && this.closed.includes(this.place) ? 'not for everybody there' : null,
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
    rights: (_alert, to) => {
      this.place = to;
      return Promise.resolve({ rights: everything, room: everything });
    },
    announce: async ({ event, to, under }) => {
      const names = event.findings.map(({ member, value }) => `${String(member[0] ?? 'total')} ${String(value)}`).join(' ');
      const text = `${event.period.slice(8)} ${event.kind} ${names} ${to}${under === null ? '' : ' below'}`;
      const told = await this.answer(text, to);
      if (told.state === 'posted') this.said.push(text);
      return told;
    },
  };

  /** A process that works on what is due in `store`. */
  sourceIn(store: Store): Source {
    const deliver: Pick<Deliver, 'tell'> = {
      tell: (_owner, text) => {
        this.owner.push(text);
        return Promise.resolve(posted);
      },
    };
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    return inTurn(
      dueSources({
        ...{ store, log, deliver: deliver as Deliver, alerts: { watch: this.watch, announcer: this.announcer } },
        ...{ pace: { now: () => this.now, apartMs: 0, atOnce: 1 }, retryMs: [2 * minute, 2 * minute] },
      }),
    );
  }

  work(source: Source, at = this.now): Promise<number> {
    this.now = at;
    return source.work(at, never);
  }
}

export const posted: Delivered = { state: 'posted', channel: 'C1', ts: '1.2', answer: '' };

export interface Scene {
  readonly world: World;
  readonly store: AlertStore;
  readonly alerts: ReturnType<typeof alertsOf>;
  readonly source: Source;
  readonly opened: Store;
  readonly id: string;
  /** A further day is complete; looks, and gives what was said. */
  readonly day: () => Promise<readonly string[]>;
}

/** Runs `work` with an alert on `exposed > 10` that is told in the places `to`; `values` by member, `` is the total. */
export function inScene(
  database: TestDatabase,
  values: Readonly<Record<string, readonly (number | null)[]>>,
  to: readonly string[],
  work: (scene: Scene) => Promise<void>,
): Promise<void> {
  return withStore(database, async (opened) => {
    const world = new World(values);
    const store = alertsIn(opened);
    const service = alertsOf({ store, clock: { now: () => world.now } });
    const source = world.sourceIn(opened);
    const made = await service.make(world.watched(), { asker: 'slack:T1:U1', team: 'T1', to });
    assert.ok(made.ok);
    const day = async () => {
      world.days += 1;
      const before = world.said.length;
      await world.work(source, world.now + 24 * 60 * minute);
      return world.said.slice(before);
    };
    await work({ world, store, opened, alerts: service, source, id: made.value.alert.id, day });
  });
}
