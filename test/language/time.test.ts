/** The time table of the language, beyond the phrases collected in the conformance file. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import { makeDirectory } from '../../src/catalogue/make-directory.ts';
import type { TimeTerm } from '../../src/language/question.ts';
import { read } from '../../src/language/read.ts';
import { aurora, now, readAurora, today } from '../support/aurora.ts';

const time = suite('time');

function timeOf(text: string, on = today): TimeTerm {
  const { question, problems } = readAurora(`sessions ${text}`, on);
  assert.equal(problems, [], text);
  if (question?.kind !== 'metrics' || question.time === null) throw new Error(`no time: ${text}`);
  return question.time;
}

const ranges: readonly (readonly [phrase: string, from: string | null, to: string, canonical: string | null])[] = [
  ['last march', '2026-03-01', '2026-03-31', null],
  ['last november', '2025-11-01', '2025-11-30', null],
  ['last q3', '2026-07-01', '2026-09-30', null],
  ['this november', '2026-11-01', '2026-11-30', null],
  ['this weekend', '2026-11-21', '2026-11-22', 'last weekend'],
  ['qtd', '2026-10-01', '2026-11-23', 'this quarter'],
  ['wtd', '2026-11-23', '2026-11-23', 'this week'],
  ['rolling 3 months', '2026-08-23', '2026-11-22', 'rolling 3 months'],
  ['rolling 10 days', '2026-11-13', '2026-11-22', 'rolling 10 days'],
  ['7 days', '2026-11-16', '2026-11-22', 'last 7 days'],
  ['recently', '2026-11-16', '2026-11-22', 'last 7 days'],
  ['month before last', '2026-09-01', '2026-09-30', '2 months ago'],
  ['the week before last', '2026-11-09', '2026-11-15', '2 weeks ago'],
  ['first of november', '2026-11-01', '2026-11-01', null],
  ['on the second of november', '2026-11-02', '2026-11-02', null],
  ['november the tenth', '2026-11-10', '2026-11-10', null],
  ['from the first to the tenth of november', '2026-11-01', '2026-11-10', null],
  ['first day of november', '2026-11-01', '2026-11-01', null],
  ['last day of october', '2026-10-31', '2026-10-31', null],
  ['last day of last month', '2026-10-31', '2026-10-31', 'last day of last month'],
  ['first half of october', '2026-10-01', '2026-10-15', null],
  ['second half of last month', '2026-10-16', '2026-10-31', 'second half of last month'],
  ['first half of last year', '2025-01-01', '2025-06-30', 'first half of last year'],
  ['2 months ago', '2026-09-01', '2026-09-30', '2 months ago'],
  ['1 week ago', '2026-11-16', '2026-11-22', '1 week ago'],
  ['since 1 november', '2026-11-01', '2026-11-23', 'since 2026-11-01'],
  ['since last month', '2026-10-01', '2026-11-23', 'since last month'],
  ['until 5 november', null, '2026-11-05', null],
  ['until yesterday', null, '2026-11-22', 'until yesterday'],
  ['before last week', null, '2026-11-15', 'before last week'],
  ['from november 20', '2026-11-20', '2026-11-23', 'since 2026-11-20'],
  ['monday to friday', '2026-11-16', '2026-11-20', 'last Monday to last Friday'],
  ['25 nov to 30 nov', '2025-11-25', '2025-11-30', null],
  ['dec to feb', '2025-12-01', '2026-02-28', null],
  ['dec 2024 to feb', '2024-12-01', '2025-02-28', null],
  ['nov to jan 2026', '2025-11-01', '2026-01-31', null],
  ['from the 3rd to the 10th', '2026-11-03', '2026-11-10', null],
  ['from the 28th to the 3rd', '2026-10-28', '2026-11-03', null],
  ['the 31st', '2026-10-31', '2026-10-31', null],
  ['29 feb', '2024-02-29', '2024-02-29', null],
  ['12/24', '2025-12-24', '2025-12-24', null],
  ['3.11.2026', '2026-11-03', '2026-11-03', null],
  ['11/3/26', '2026-11-03', '2026-11-03', null],
  ['q3 last year', '2025-07-01', '2025-09-30', null],
  ['october this year', '2026-10-01', '2026-10-31', null],
  ['quarter 2', '2026-04-01', '2026-06-30', null],
  ['week 50', '2025-12-08', '2025-12-14', null],
  ['beginning of this month', '2026-11-01', '2026-11-10', 'beginning of this month'],
  ['end of last week', '2026-11-20', '2026-11-22', 'end of last week'],
  ['first week of last month', '2026-10-01', '2026-10-07', 'first week of last month'],
  ['past two weeks', '2026-11-09', '2026-11-22', 'last 2 weeks'],
  ['last day', '2026-11-22', '2026-11-22', 'yesterday'],
];

for (const [phrase, from, to, canonical] of ranges) {
  time(`${phrase} is ${from ?? 'the first data'} to ${to}`, () => {
    const term = timeOf(phrase);
    assert.equal([term.from, term.to, term.phrase], [from, to, canonical]);
  });
}

time('a relative phrase reads back to the same days', () => {
  for (const [, from, to, canonical] of ranges) {
    if (canonical === null) continue;
    const again = timeOf(canonical);
    assert.equal([again.from, again.to, again.phrase], [from, to, canonical]);
  }
});

time('a range of whole months knows its unit', () => {
  assert.equal(timeOf('june to august').unit, { grain: 'month', count: 3 });
  assert.equal(timeOf('2026-10-01 to 2026-10-31').unit, { grain: 'month', count: 1 });
  assert.is(timeOf('2026-10-02 to 2026-10-31').unit, null);
  assert.ok(timeOf('mtd').running);
});

const wrong: readonly (readonly [phrase: string, message: RegExp])[] = [
  ['31 november', /no 31 November/],
  ['29 february 2026', /28 days/],
  ['the 32nd', /No month has a day 32/],
  ['13/13/2026', /no month 13/],
  ['week 54', /no week 54/],
  ['quarter 5', /no quarter 5/],
  ['week 53 2025', /no week 53/],
  ['tomorrow', /lies in the future/],
  ['december 2026', /lies in the future/],
  ['10 nov to 1 nov', /ends before it starts/],
  ['last 0 days', /cannot be|not a number/],
  ['0 weeks ago', /not a number/],
  ['0026-11-31', /is not a date/],
  ['0000-01-01 to 0099-12-31', /is not a date/],
  ['0001-W05', /is not a date/],
  ['2026 years ago', /not a number/],
  ['last 30000 years', /not a number/],
  ['30000 years ago', /not a number/],
  ['rolling 30000 years', /not a number/],
  ['trailing 2.5 weeks', /not a number/],
];

for (const [phrase, message] of wrong) {
  time(`${phrase} is refused`, () => {
    const { problems } = readAurora(`sessions ${phrase}`);
    assert.is(problems[0]?.code, 'bad_time');
    assert.match(problems[0]?.message ?? '', message);
  });
}

time('weeks start and dates are written as the brand has it', () => {
  const brand = { ...aurora, weekStart: 'sunday' as const, dateOrder: 'dmy' as const };
  const extent = { from: null, to: null, completeTo: null, asOf: null };
  const directory = makeDirectory({ brand, extent, currencies: [], members: [] });
  const range = (phrase: string): unknown => {
    const { question } = read(`sessions ${phrase}`, { catalogue: dashboard, directory, today, now });
    return question?.kind === 'metrics' ? [question.time?.from, question.time?.to] : null;
  };
  assert.equal(range('last week'), ['2026-11-15', '2026-11-21']);
  assert.equal(range('this week'), ['2026-11-22', '2026-11-23']);
  assert.equal(range('3/11/2026'), ['2026-11-03', '2026-11-03']);
  assert.equal(range('2026-W46'), ['2026-11-09', '2026-11-15']);
  assert.equal(range('week 46'), ['2026-11-15', '2026-11-21']);
});

time.run();
