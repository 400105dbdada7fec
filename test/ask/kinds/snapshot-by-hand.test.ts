/** Every figure of the five panels, of the day before and of the average weekday, against a brute-force count of the events. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { makeAsking } from '../../../src/ask/asking.ts';
import { fixedClock } from '../../../src/base/clock.ts';
import { dashboard } from '../../../src/catalogue/catalogue.ts';
import type { Level } from '../../../src/catalogue/dimension.ts';
import type { Snapshot, Subject } from '../../../src/present/snapshot/snapshot.ts';
import { type ByHand, isAnswered, metricsByHand, numberByHand } from '../../end-to-end/metrics-by-hand.ts';
import { databases } from '../../support/databases.ts';
import type { Tests } from '../../support/oracle/count.ts';
import { makeWorlds, type World } from '../../support/oracle/world.ts';
import { rollLines } from '../../support/rolled-store.ts';
import { sampleLines, sampleNow } from '../../support/sample-brand.ts';

const figures = suite('figures of snapshots by hand');
const panels: readonly Level[] = ['brand', 'lob', 'campaign', 'engagement', 'entry_point'];
const days = ['2026-11-18', '2026-11-14'] as const;

const filters: Readonly<Record<string, Tests>> = {
  '': {},
  desktop: { device: (device) => device === 'desktop/laptop' },
  facebook: { source_type: (source) => source === 'facebook' },
};

/** The metric over `dates` together: its parts are added, as visits and conversations begin on one day each. */
function together(metric: ByHand, world: World, dates: readonly string[], where: Tests): number | null {
  return metric.recipe((measure) =>
    dates.reduce((sum, date) => {
      const part = { measures: metric.measures, recipe: (count: (one: string) => number) => count(measure) };
      return sum + (numberByHand(part, world, { from: date, to: date, where }) ?? 0);
    }, 0),
  );
}

/** What four days have four times of: counts, money and times, and conversions that are incremental; rates are none. */
function isAmount(id: string, { recipe }: ByHand): boolean {
  const once = recipe(() => 1) ?? 0;
  return id === 'incremental_conversions' || (once !== 0 && recipe(() => 2) === 2 * once);
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

function isSame(actual: unknown, expected: number | null): boolean {
  if (expected === null || typeof actual !== 'number') return (actual ?? null) === expected;
  return Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
}

/** The figures of `subject` that are others than those counted by hand. */
function wrongIn(subject: Subject, { panel, sections }: Snapshot, day: string, filter: Tests, world: World): readonly string[] {
  const where: Tests = panel === 'brand' ? filter : { ...filter, [panel]: (value: string) => value === subject.id };
  const reaches = [
    ...(Object.keys(filter).length > 0 ? (['visit'] as const) : []),
    ...(panel === 'brand' ? [] : panel === 'entry_point' ? (['entry_point'] as const) : (['tree'] as const)),
  ];
  const weekdays = [7, 14, 21, 28].map((back) => daysBefore(day, back));
  return sections.flatMap(({ metrics }) =>
    metrics.flatMap(({ id }) => {
      const metric = metricsByHand[id];
      if (metric === undefined) throw new Error(id);
      if (!isAnswered(metric, reaches)) return (subject.figures.get(id)?.value ?? null) === null ? [] : [`${id} is shown`];
      const average = together(metric, world, weekdays, where);
      const expected = {
        value: together(metric, world, [day], where),
        before: together(metric, world, [daysBefore(day, 1)], where),
        average: average === null || !isAmount(id, metric) ? average : average / weekdays.length,
      };
      const figure = subject.figures.get(id);
      const shown = { value: figure?.value, before: figure?.before?.value, average: figure?.average?.value };
      return (['value', 'before', 'average'] as const).flatMap((what) =>
        isSame(shown[what], expected[what]) || ((shown[what] ?? null) === null && expected[what] === 0)
          ? []
          : [`${subject.name ?? ''} ${id} ${what}: ${String(shown[what])}, by hand ${String(expected[what])}`],
      );
    }),
  );
}

figures('each is what is counted by hand', async () => {
  const [database] = databases();
  const [world] = makeWorlds(sampleLines());
  assert.ok(database && world);
  const { store, drop } = await database.open();
  try {
    await rollLines(store, sampleLines());
    const asking = makeAsking({
      ...{ store, catalogue: dashboard, clock: fixedClock(sampleNow) },
      settings: { settleMinutes: 0, timeoutMs: 30_000, rowCap: 10_000 },
      log: { info: () => undefined, warn: console.warn, error: console.error },
    });
    const wrong: string[] = [];
    let subjects = 0;
    for (const panel of panels)
      for (const day of days)
        for (const [words, filter] of Object.entries(filters)) {
          const text = `${panel.replace('_', ' ')} snapshot on ${day} ${words}`;
          const outcome = await asking.ask({ text, brand: null, asker: 'terminal', thread: null, kept: false });
          if (outcome.kind !== 'answer' || outcome.shown.snapshot === undefined) throw new Error(`${text}: ${JSON.stringify(outcome)}`);
          const { snapshot } = outcome.shown;
          subjects += snapshot.subjects.length;
          for (const subject of snapshot.subjects)
            wrong.push(...wrongIn(subject, snapshot, day, filter, world).map((line) => `${text}: ${line}`));
        }
    assert.ok(subjects > 40, String(subjects));
    assert.equal(wrong.slice(0, 40), []);
  } finally {
    await drop();
  }
});

figures.run();
