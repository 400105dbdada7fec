/** Names, recurrences and bounds as they are written back. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { AlertQuestion } from '../../src/language/question.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { sentence } from '../../src/plan/sentence.ts';
import { quoted, recurrence } from '../../src/plan/words.ts';
import { auroraContext } from '../support/plan-context.ts';
import { questionOf } from '../support/question-of.ts';

const words = suite('names, recurrences and bounds in words');
const context = auroraContext();
const at = { start: 0, end: 0 };

const names: readonly (readonly [name: string, typed: string])[] = [
  ['Win Back', '"Win Back"'],
  ['the "best" sale', '“the "best" sale”'],
  ['"a” b', '«"a” b»'],
  ['"a” «b»', '`"a” «b»`'],
  ['"a” «b» `c`', '"""a” «b» `c`"'],
];

for (const [name, typed] of names) {
  words(`${name} is typed ${typed}`, () => {
    assert.is(quoted(name), typed);
  });
}

const recurrences: readonly (readonly [cron: string, said: string])[] = [
  ['0 9 * * *', 'every day at 09:00'],
  ['30 8 1 1 *', 'every year at 08:30'],
  ['0 9 1 * *', 'every month at 09:00'],
  ['0 9 1 1,4,7,10 *', 'every quarter at 09:00'],
  ['0 9 2 * *', 'every month on the 2nd at 09:00'],
  ['0 9 3 * *', 'every month on the 3rd at 09:00'],
  ['0 9 9 * *', 'every month on the 9th at 09:00'],
  ['0 9 11 * *', 'every month on the 11th at 09:00'],
  ['0 9 21 * *', 'every month on the 21st at 09:00'],
  ['0 9 32 * *', 'every "0 9 32 * *"'],
  ['0 9 5 3 *', 'every "0 9 5 3 *"'],
  ['0 9 5 * 1', 'every "0 9 5 * 1"'],
  ['0 9 * * 0,7', 'every Sunday at 09:00'],
  ['0 9 * * 2,4', 'every Tuesday and Thursday at 09:00'],
  ['0 9 * * 1-3', 'every "0 9 * * 1-3"'],
  ['0 9 * * MON#2', 'every second Monday at 09:00'],
  ['0 9 * * MON#5', 'every "0 9 * * MON#5"'],
  ['0 9 * * XYZ#1', 'every "0 9 * * XYZ#1"'],
  ['*/5 * * * *', 'every "*/5 * * * *"'],
  ['', 'every ""'],
];

for (const [cron, said] of recurrences) {
  words(`the line "${cron}" is said: ${said}`, () => {
    assert.is(recurrence(cron), said);
  });
}

const bounds: readonly (readonly [Partial<AlertQuestion>, said: string])[] = [
  [{ test: 'unusual', op: '<', value: null }, 'is unusually low'],
  [{ test: 'unusual', op: '=', value: null }, 'is unusual'],
  [{ test: 'unusual', op: '>', value: { value: 3, unit: null } }, 'is unusually high > 3'],
  [{ test: 'change', op: '>=', value: { value: 0.5, unit: null }, basis: null }, 'rises by at least 50% vs previous period'],
  [{ test: 'change', op: '=', value: { value: 5, unit: 'percent' }, basis: 'previous month' }, 'changes by exactly 5% month over month'],
  [{ test: 'target', op: '<', value: null }, 'is below target'],
  [{ test: 'target', op: '<=', value: null }, 'is below target'],
  [{ test: 'target', op: '>', value: null }, 'is above target'],
  [{ test: 'threshold', op: '<', value: { value: 3, unit: null } }, '< 3'],
];

for (const [bound, said] of bounds) {
  words(`an alert says that a metric ${said}`, () => {
    const defaults = { kind: 'alert', test: 'threshold', op: '>', value: null, basis: null, for: 1, minimum: null, to: ['me'] } as const;
    const metric = { metric: 'exposed', level: null, at };
    const planned = makePlan({ ...defaults, of: questionOf({}), metric, ...bound }, context);
    assert.ok(planned.ok);
    assert.is(sentence(planned.value.plan, context), `alert dm when exposed ${said}`);
  });
}

words('a bound of another unit is refused where no metric is named beside it', () => {
  const of = questionOf({ metrics: ['online_time'] });
  const value = { value: 10, unit: 'percent' } as const;
  const bound = { test: 'threshold', op: '>', value, basis: null, for: 1, minimum: null, to: ['me'] } as const;
  for (const metric of [null, { metric: 'online_time', level: null, at: { start: 3, end: 9 } }]) {
    const planned = makePlan({ kind: 'alert', of, metric, ...bound }, context);
    assert.is(planned.ok ? 'planned' : planned.problems[0].message, 'ONLINE cannot be held against that bound.');
    assert.equal(planned.ok ? null : planned.problems[0].at, metric?.at ?? null);
  }
});

words.run();
