import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dashboard, makeCatalogue } from '../../src/catalogue/catalogue.ts';
import type { Coverage } from '../../src/catalogue/coverage.ts';
import { datasets } from '../../src/catalogue/datasets.ts';
import { type Compiling } from '../../src/query/compile-plan.ts';
import { compileOnce } from '../../src/query/compiled-before.ts';
import { dialectOf } from '../../src/query/dialect/dialect-of.ts';
import type { Resolving } from '../../src/query/resolve.ts';
import { auroraDirectory, today } from '../support/aurora.ts';
import { metricsPlan } from '../support/metrics-plan.ts';

const before = suite('plans that were compiled before');

function coverage(): Coverage {
  const span = { from: '2025-10-20', to: '2026-11-23' };
  return { facts: [span], tables: Object.fromEntries(datasets.map(({ table }) => [table, [span]])) };
}

function resolving(): Resolving {
  return { catalogue: dashboard, directory: auroraDirectory, coverage: coverage(), dialect: dialectOf('sqlite'), rowCap: 100, today };
}

function compiled(day: string, over: Resolving): Compiling {
  const made = compileOnce(metricsPlan({ by: ['campaign'], time: { from: day, to: day, phrase: null } }), over);
  if (!made.ok) throw new Error(made.problems[0].message);
  return made.value;
}

before('the same plan over the same data is compiled once', () => {
  const over = resolving();
  const first = compiled('2026-11-16', over);
  assert.is(compiled('2026-11-16', { ...over }), first);
  assert.is(first.whole(), first.whole());
  assert.is.not(compiled('2026-11-17', over), first);
});

before('whatever else it is resolved with makes another', () => {
  const over = resolving();
  const first = compiled('2026-11-16', over);
  const others: readonly Partial<Resolving>[] = [
    { coverage: coverage() },
    { directory: { ...auroraDirectory } },
    { catalogue: makeCatalogue(dashboard.metrics, dashboard.dimensions) },
    { dialect: dialectOf('postgres') },
    { rowCap: 5 },
    { today: '2026-11-24' },
    { only: 'facts' },
  ];
  for (const other of others) assert.is.not(compiled('2026-11-16', { ...over, ...other }), first, Object.keys(other).join());
});

before('no more are kept than a hundred, the latest asked', () => {
  const over = resolving();
  const day = (number: number): string => new Date(Date.parse('2026-06-01') + number * 86_400_000).toISOString().slice(0, 10);
  const [oldest, used] = [compiled(day(0), over), compiled(day(1), over)];
  for (let number = 2; number < 100; number += 1) compiled(day(number), over);
  assert.is(compiled(day(1), over), used);
  compiled(day(100), over);
  assert.is(compiled(day(1), over), used);
  assert.is.not(compiled(day(0), over), oldest);
});

before('a refusal is told each time', () => {
  const plan = metricsPlan({ time: { from: '2020-01-01', to: '2020-01-02', phrase: null } });
  const over = resolving();
  assert.is(compileOnce(plan, over).ok, false);
  assert.is(compileOnce(plan, over).ok, false);
});

before.run();
