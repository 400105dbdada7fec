/** Lists of what there is, on the sample brand. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { databases } from '../../support/databases.ts';
import { withSampleAsking } from '../../support/sample-asking.ts';

/** What is asked for, how the answer begins, and the names it shows among others; `not`: a name it does not show. */
const cases: readonly (readonly [question: string, headline: RegExp, shows: string | null, not?: string])[] = [
  ['list metrics', /^57 metrics/, 'prospect rate'],
  ['list campaigns', /^7 campaigns\.$/, 'Welcome (Sales)', 'Old Offer'],
  ['list lobs', /^2 lobs\.$/, 'Sales'],
  ['list engagements', /^8 engagements\.$/, 'Exit Banner', 'Old Button'],
  ['list agents', /^5 agents\.$/, 'Dana'],
  ['list groups', /^2 groups\.$/, 'Night Shift'],
  ['list skills', /^2 skills\.$/, 'billing'],
  ['list entry points', /^3 entry points\.$/, 'Cart'],
  ['list devices', /^4 devices\.$/, 'desktop/laptop'],
  ['list schedules', /^Your schedules are listed by `\/parley schedules` in Slack/, null],
  ['list alerts', /^Your alerts are listed by `\/parley alerts` in Slack/, null],
  ['list campaigns in lob Service', /^3 campaigns\.$/, 'Welcome (Service)', 'Mobile'],
  ['list campaigns not in lob Service', /^4 campaigns\.$/, 'Mobile', 'Welcome (Service)'],
  ['list campaigns in campaign Mobile', /^1 campaign\.$/, 'Mobile', 'Top 10'],
  ['list campaigns containing elcom', /^2 campaigns\.$/, 'Welcome (Service)', 'Mobile'],
  ['list campaigns starting with w', /^3 campaigns\.$/, 'Winter "Warm" 20% 🎉', 'Mobile'],
  ['list campaigns with goal type lead', /^1 campaign\.$/, 'Welcome (Sales)', 'Mobile'],
  ['list engagements in lob Sales', /^5 engagements\.$/, 'Exit Banner', 'Help Toast'],
  ['list engagements in campaign Mobile', /^2 engagements\.$/, 'Sticky Button', 'Help Toast'],
  ['list engagements for goal type sale', /^4 engagements\.$/, 'Sticky Button', 'Help Toast'],
  ['list lobs in lob Sales', /^1 lob\.$/, 'Sales', 'Service'],
  ['list lobs except Sales', /^1 lob\.$/, 'Service', 'Sales'],
];

const lists = suite('lists of what there is');

for (const database of databases())
  lists(`hold what was asked for and nothing else, on ${database.kind}`, () =>
    withSampleAsking(database, async (asking) => {
      for (const [question, headline, shows, not] of cases) {
        const outcome = await asking.ask({ text: question, brand: null, asker: 'terminal', thread: null });
        if (outcome.kind !== 'answer') throw new Error(`${question}: ${JSON.stringify(outcome)}`);
        const { answer } = outcome.shown;
        assert.match(answer.headline, headline, question);
        const names = answer.rows.map(([name]) => name);
        assert.is(shows === null ? names.length === 0 : names.includes(shows), true, question);
        assert.not.ok(not !== undefined && names.includes(not), question);
      }
    }),
  );

for (const database of databases())
  lists(`refuse a filter that says nothing of them, on ${database.kind}`, () =>
    withSampleAsking(database, async (asking) => {
      for (const [question, message] of [
        ['list agents in lob Sales', 'A list of agents cannot be narrowed by lob.'],
        ['list agents in group "Night Shift"', 'A list of agents cannot be narrowed by group.'],
        ['list campaigns on desktop', 'A list of campaigns cannot be narrowed by device.'],
      ] as const) {
        const outcome = await asking.ask({ text: question, brand: null, asker: 'terminal', thread: null });
        assert.is(outcome.kind, 'refused', question);
        if (outcome.kind !== 'refused') return;
        assert.is(outcome.problems[0].code, 'unreachable_filter', question);
        assert.is(outcome.problems[0].message, message);
        assert.is(outcome.problems[0].suggestions.length, 1, question);
      }
    }),
  );

lists.run();
