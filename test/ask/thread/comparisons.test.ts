/** What is compared with what: written dates as written, the whole of a unit where it is asked for, and in a thread the same as in one message. */
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { followUp, type ThreadTurn } from '../../../src/ask/thread/follow-up.ts';
import { dashboard } from '../../../src/catalogue/catalogue.ts';
import type { Plan, PlanCompare } from '../../../src/plan/plan.ts';
import type { Planned } from '../../../src/plan/planned.ts';
import { auroraDirectory, auroraLexicon, now, today } from '../../support/aurora.ts';

const comparisons = suite('comparisons, in one message and in a thread');
const options = { catalogue: dashboard, directory: auroraDirectory, lexicon: auroraLexicon, today, now };

/** What the last of `messages` is planned as after the others. */
function planned(messages: readonly string[], given = options): Planned {
  let turn: ThreadTurn | null = null;
  for (const text of messages) {
    const move = followUp(text, turn, given);
    if (!move.ok) throw new Error(`${text}: ${move.problems[0].message}`);
    if (move.value.kind !== 'asked') throw new Error(`${text} asks nothing`);
    turn = { planned: move.value.planned, rows: null };
  }
  if (turn === null) throw new Error('nothing said');
  return turn.planned;
}

function compareOf(plan: Plan): PlanCompare | null {
  return 'compare' in plan ? plan.compare : null;
}

function compared(...messages: readonly string[]): string {
  const compare = compareOf(planned(messages).plan);
  return compare === null ? 'none' : `${compare.from}..${compare.to} ${compare.name}`;
}

for (const [text, expected] of [
  ['exposures Nov 2 to Nov 8 vs Oct 1 to Oct 7', '2026-10-01..2026-10-07 custom'],
  ['exposures this month vs October 1 to October 31', '2026-10-01..2026-10-31 custom'],
  ['exposures this month vs 2026-10-01..2026-10-31', '2026-10-01..2026-10-31 custom'],
  ['exposures this month vs Oct 1 - 31', '2026-10-01..2026-10-31 custom'],
  ['exposures mtd vs from 1 October to 31 October 2025', '2025-10-01..2025-10-31 custom'],
  ['exposures this quarter vs July 1 to Sep 30', '2026-07-01..2026-09-30 custom'],
  ['exposures this year vs Jan 1 2025 to Dec 31 2025', '2025-01-01..2025-12-31 custom'],
  ['exposures this week vs Nov 9 to Nov 15', '2026-11-09..2026-11-15 custom'],
  ['exposures November vs 10/1/2026 to 10/31/2026', '2026-10-01..2026-10-31 previous month'],
  ['brand panel this month vs October 1 to October 31', '2026-10-01..2026-10-31 custom'],
] as const)
  comparisons(`written dates are compared with as written: ${text}`, () => {
    assert.is(compared(text), expected);
    assert.equal(planned([text]).assumptions, []);
  });

for (const [text, clipped, whole] of [
  ['exposures this month vs last month', '2026-10-01..2026-10-23 previous month', '2026-10-01..2026-10-31'],
  ['exposures this month vs October', '2026-10-01..2026-10-23 previous month', '2026-10-01..2026-10-31'],
  ['exposures this month vs October 2025', '2025-10-01..2025-10-23 custom', '2025-10-01..2025-10-31'],
  ['exposures this week vs last week', '2026-11-16..2026-11-16 previous week', '2026-11-16..2026-11-22'],
  ['exposures this week vs week 46', '2026-11-09..2026-11-09 custom', '2026-11-09..2026-11-15'],
  ['exposures this quarter vs Q3', '2026-07-01..2026-08-23 previous quarter', '2026-07-01..2026-09-30'],
  ['exposures this year vs 2025', '2025-01-01..2025-11-23 previous year', '2025-01-01..2025-12-31'],
  ['exposures November vs October', '2026-10-01..2026-10-23 custom', '2026-10-01..2026-10-31'],
  ['exposures 2 weeks ago vs last year', '2025-11-10..2025-11-16 previous year', '2025-01-01..2025-12-31'],
  ['brand panel this month vs last month', '2026-10-01..2026-10-23 previous month', '2026-10-01..2026-10-31'],
] as const)
  comparisons(`of a unit that is named the elapsed days are taken, and the whole is offered: ${text}`, () => {
    assert.is(compared(text), clipped);
    const offered = planned([text]).assumptions.flatMap(({ alternatives }) => alternatives.map(({ question }) => question));
    assert.is(offered.length, 1);
    assert.match(compared(offered[0] ?? ''), new RegExp(`^${whole} `));
  });

const itself = /^What is named is the range itself, so it is compared with the time before it/;

for (const [text, expected] of [
  ['csat last week vs last week', '2026-11-09..2026-11-15 previous week'],
  ['csat last month vs last month', '2026-09-01..2026-09-30 previous month'],
  ['csat last 7 days vs last 7 days', '2026-11-09..2026-11-15 previous period'],
  ['csat last 7 days vs last week', '2026-11-09..2026-11-15 previous week'],
  ['csat yesterday vs yesterday', '2026-11-21..2026-11-21 previous period'],
  ['csat this month vs November', '2026-10-01..2026-10-23 previous period'],
  ['csat October vs last month', '2026-09-01..2026-09-30 previous month'],
  ['csat Nov 2 to Nov 8 vs Nov 2 to Nov 8', '2026-10-26..2026-11-01 previous period'],
  ['csat 2 weeks ago vs 2 weeks ago', '2026-11-02..2026-11-08 previous period'],
  ['brand panel last week vs last week', '2026-11-09..2026-11-15 previous week'],
] as const)
  comparisons(`a comparison with the range itself is said to be another: ${text}`, () => {
    assert.is(compared(text), expected);
    const said = planned([text]).assumptions;
    assert.is(said.length, 1);
    assert.match(said[0]?.text ?? '', itself);
    assert.equal(said[0]?.alternatives, []);
  });

for (const text of [
  'csat last week vs previous week',
  'csat last week vs the prior week',
  'csat last 7 days vs the previous 7 days',
  'csat last 30 days vs preceding 30 days',
  'csat last week vs the week before',
  'csat last month vs the previous month',
])
  comparisons(`what says that it is the one before needs no word: ${text}`, () => {
    assert.is(planned([text]).assumptions.length, 0);
  });

const ranges = [
  'last week',
  'last 2 weeks',
  '2 weeks ago',
  '3 days ago',
  '2 months ago',
  'a year ago',
  'last month',
  'last 3 months',
  'this month',
  'this week',
  'this quarter',
  'this year',
  'today',
  'yesterday',
  'last 7 days',
  'last 30 days',
  'last weekend',
  'last Monday',
  'rolling 2 weeks',
  'rolling 3 months',
  'rolling 10 days',
  'rolling 1 quarter',
  'October',
  'Q3',
  'week 45',
  '2026-W46',
  'week 45 and week 46',
  'October and September',
  'June to August',
  'Nov 2 to Nov 8',
  'Oct 1 to Oct 31',
  'since last month',
  'since October 1',
  'beginning of last month',
  'first week of October',
  'end of last week',
];
const added = ['yoy', 'wow', 'mom', 'qoq', 'vs last year', 'vs last month', 'vs last week', 'vs previous period', 'vs Oct 1 to Oct 7'];
const subjects = ['csat', 'exposed by campaign', 'revenue per week', 'brand panel', 'how is Cart Embed doing'];
/** Ends of months and years, a leap day, a first and a last day of a week. */
const days = ['2026-11-23', '2026-11-30', '2026-12-31', '2027-01-01', '2028-02-29', '2026-11-22', '2026-10-01'];

comparisons('a comparison said afterwards is the one that is said at once', () => {
  const anything = fc.tuple(fc.constantFrom(...subjects), fc.constantFrom(...ranges), fc.constantFrom(...added), fc.constantFrom(...days));
  fc.assert(
    fc.property(anything, ([subject, range, comparison, day]) => {
      const on = { ...options, today: day, now: Date.parse(`${day}T15:00:00Z`), brief: true };
      const question = `${subject} ${range}`;
      const first = followUp(question, null, on);
      const whole = followUp(`${question} ${comparison}`, null, on);
      if (!first.ok || !whole.ok || whole.value.kind !== 'asked') return;
      assert.equal(planned([question, comparison], on).plan, whole.value.planned.plan, `${question} | ${comparison} | ${day}`);
    }),
    { numRuns: 400 },
  );
});

for (const [messages, expected] of [
  [['csat 2 weeks ago', 'yoy'], '2025-11-10..2025-11-16 previous year'],
  [['csat rolling 3 months', 'vs previous period'], '2026-05-23..2026-08-22 previous period'],
  [['csat rolling 3 months', 'yoy'], '2025-08-23..2025-11-22 previous year'],
  [['csat rolling 1 month', 'mom'], '2026-09-23..2026-10-22 previous month'],
  [['csat week 45', 'yoy'], '2025-11-03..2025-11-09 previous year'],
  [['brand panel last week', 'vs last year'], '2025-11-17..2025-11-23 previous year'],
  [['brand panel last month vs last year', 'only facebook'], '2025-10-01..2025-10-31 previous year'],
  [['brand panel last month vs October 1 to October 7 2025', 'mobile'], '2025-10-01..2025-10-07 custom'],
  [['brand panel this month vs last month', 'mobile'], '2026-10-01..2026-10-23 previous month'],
  [['brand panel 2 weeks ago wow', 'only facebook', 'last week'], '2026-11-09..2026-11-15 previous week'],
  [['why did csat drop last month', 'by group', 'yoy'], '2025-10-01..2025-10-31 previous year'],
] as const)
  comparisons(`${messages.join(' → ')}: ${expected}`, () => assert.is(compared(...messages), expected));

comparisons('what rolls is counted by its days, also where they happen to be whole months or weeks', () => {
  const on = { ...options, today: '2026-10-01', now: Date.parse('2026-10-01T15:00:00Z') };
  for (const [range, before] of [
    ['rolling 3 months', '2026-03-31..2026-06-30'],
    ['rolling 1 quarter', '2026-03-31..2026-06-30'],
    ['rolling 1 month', '2026-08-02..2026-08-31'],
  ] as const) {
    const compare = compareOf(planned([`csat ${range}`, 'vs previous period'], on).plan);
    assert.is(`${compare?.from ?? ''}..${compare?.to ?? ''}`, before, range);
  }
});

comparisons('a panel keeps its kind and its dates while something else is changed', () => {
  const { plan } = planned(['lob panel last month', 'only facebook']);
  assert.is(plan.kind === 'snapshot' && `${plan.panel} ${plan.time.phrase ?? ''}`, 'lob last month');
  const { plan: other } = planned(['lob panel last month', 'only Sales']);
  assert.is(other.kind === 'snapshot' && other.panel, 'lob');
});

comparisons.run();
