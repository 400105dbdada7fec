import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Asking, makeAsking } from '../../src/ask/asking.ts';
import { catalogueDiff } from '../../src/ask/catalogue-diff.ts';
import { nameNotes } from '../../src/ask/name-notes.ts';
import type { AskOutcome } from '../../src/ask/outcome.ts';
import { fixedClock } from '../../src/base/clock.ts';
import { type Catalogue, dashboard } from '../../src/catalogue/catalogue.ts';
import type { Answer } from '../../src/present/answer.ts';
import type { Store } from '../../src/store/store.ts';
import { catalogueWith } from '../support/additions.ts';
import { databases } from '../support/databases.ts';
import { rollLines, withStore } from '../support/rolled-store.ts';
import { sampleBrand, sampleLines, sampleNow } from '../support/sample-brand.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const own = catalogueWith({
  metrics: {
    deflection_rate: {
      unit: 'percent',
      better: 'higher',
      definition: 'Closed conversations that the system closed.',
      numerator: 'closed_by_system',
      denominator: 'closed_conversations',
    },
    visit_value: {
      unit: 'currency',
      better: 'higher',
      definition: 'Direct revenue after engagement for a thousand sessions.',
      numerator: 'revenue_after_engagement',
      denominator: 'sessions',
      per: 1000,
    },
  },
  synonyms: { metrics: { csat_score: 'happiness' }, members: { device: { 'mobile tablet': 'slate' }, campaign: { Mobile: 'pocket' } } },
  defaults: { conversions: 'revenue_after_engagement' },
  targets: { deflection_rate: '20%', visit_value: 12.5, abandoned_rate: 0.05, avg_conversation_duration: '10m' },
});

function askingWith(store: Store, catalogue: Catalogue, minutes = 0, logQuestions = true): Asking {
  const settings = { settleMinutes: 0, timeoutMs: 30_000, rowCap: 10_000, logQuestions };
  const now = new Date(Date.parse(sampleNow) + minutes * 60_000).toISOString();
  return makeAsking({ store, catalogue, clock: fixedClock(now), settings, log: silent });
}

function said(text: string, thread: string | null = null) {
  return { text, brand: null, asker: 'terminal', thread };
}

function answerIn(outcome: AskOutcome | null): Answer {
  if (outcome?.kind !== 'answer') throw new Error(JSON.stringify(outcome));
  return outcome.shown.answer;
}

function messageIn(outcome: AskOutcome | null): string {
  if (outcome?.kind !== 'refused') throw new Error(JSON.stringify(outcome));
  return outcome.problems[0].message;
}

for (const database of databases()) {
  const asked = suite(`an administrator’s catalogue on ${database.kind}`);
  const sampled = (work: (store: Store) => Promise<void>) => () =>
    withStore(database, async (store) => {
      await rollLines(store, sampleLines());
      await work(store);
    });

  asked(
    'its metrics are answered, defined, listed and charted; panels stay as they are',
    sampled(async (store) => {
      const asking = askingWith(store, own);
      const answer = async (text: string) => answerIn(await asking.ask(said(text)));
      const rate = await answer('deflection rate, closed by system, closed conversations last month');
      const [share, top, all] = rate.rows[0] ?? [];
      assert.is(share, Number(top) / Number(all));
      assert.equal(
        rate.columns.map(({ id, unit }) => `${id} ${String(unit)}`),
        ['deflection_rate percent', 'closed_by_system count', 'closed_conversations count'],
      );
      const value = await answer('visit value by week last month');
      assert.equal(value.columns.at(-1), { id: 'visit_value', label: 'VISIT VALUE', unit: 'currency' });
      const outcome = await asking.ask(said('visit value by week last month'));
      assert.is(outcome.kind === 'answer' && outcome.shown.chart?.series[0]?.unit, 'currency');
      const { rows } = await answer('list metrics');
      assert.ok(rows.some(([name]) => name === 'deflection rate'));
      assert.is(
        (await answer('list devices')).rows.some(([, also]) => String(also).includes('slate')),
        true,
      );
      assert.equal(
        (await answer('conversation metrics last week')).columns.map(({ id }) => id),
        answerIn(await askingWith(store, dashboard).ask(said('conversation metrics last week'))).columns.map(({ id }) => id),
      );
    }),
  );

  asked(
    'a definition says formula, reach and target',
    sampled(async (store) => {
      const asking = askingWith(store, own);
      const define = async (text: string) => answerIn(await asking.ask(said(text)));
      const { headline, notes } = await define('what is deflection rate');
      assert.match(headline, /^DEFLECTION RATE: Closed .*Formula: closed by system ÷ closed conversations\. Last week .* = \d+\.\d%\.$/u);
      assert.ok(notes.includes('Target: at least 20.0%.'), notes.join('\n'));
      assert.match((await define('define visit value')).notes.join('\n'), 'Target: at least $12.50.');
      assert.match((await define('define abandoned rate')).notes.join('\n'), 'Target: at most 5.0%.');
      assert.match((await define('define avg conversation duration')).notes.join('\n'), 'Target: 0:10:00.');
      assert.not.match((await define('define csat')).notes.join('\n'), 'Target');
    }),
  );

  asked(
    'what was asked about a metric that is gone is refused, not a fault',
    sampled(async (store) => {
      const before = askingWith(store, own);
      const { id } = answerIn(
        await before.ask(said('deflection rate by device with deflection rate > exposed rate sorted by deflection rate last week', 'a')),
      );
      const after = askingWith(store, dashboard);
      const gone = 'That was asked about deflection rate, which this catalogue no longer has.';
      assert.is(messageIn(await after.ask(said('by group', 'a'))), gone);
      assert.is(messageIn(await after.replay(id)), gone);
      answerIn(await after.ask(said('csat last week', 'a')));
      assert.is(messageIn(await after.ask(said('undo', 'a'))), gone);
      answerIn(await before.ask(said('closed conversations / sessions last week', 'w')));
      answerIn(await after.ask(said('by day', 'w')));
      await before.ask(said('why did deflection rate drop last week', 'y'));
      assert.is(messageIn(await after.ask(said('by group', 'y'))), gone);
    }),
  );

  asked(
    'a diff reads what was asked with both catalogues, threads and refusals too, and says what changes',
    sampled(async (store) => {
      await askingWith(store, dashboard).ask(said('conversions by device last week'));
      await askingWith(store, dashboard, 1).ask(said('conversions by device last week'));
      await askingWith(store, dashboard, 2).ask(said('happiness last week'));
      await askingWith(store, dashboard, 3).ask(said('exposed last week'));
      const thread = ['conversions last month', 'by campaign', 'the second one', 'undo', 'exposed yesterday', 'reset', 'sessions today'];
      for (const [minute, text] of thread.entries()) await askingWith(store, dashboard, 10 + minute).ask(said(text, 't'));
      await askingWith(store, dashboard, 30).ask(said('by group', 'u'));
      await askingWith(store, dashboard, 40, false).ask(said('exposed last week'));
      const both = { old: dashboard, new: own };
      const found = await catalogueDiff(store, both, { brand: null, settleMinutes: 0 });
      assert.equal(
        found.changed.map(({ question, times, old, new: fresh }) => [question, times, Object.values(old)[0], Object.values(fresh)[0]]),
        [
          [
            'conversions by device last week',
            2,
            'conversions after engagement by device last week',
            'revenue after engagement by device last week',
          ],
          ['by campaign', 1, 'conversions after engagement by campaign last month', 'revenue after engagement by campaign last month'],
          ['conversions last month', 1, 'conversions after engagement last month', 'revenue after engagement last month'],
          ['happiness last week', 1, '`happiness` is no metric, name or word that is known here.', 'csat score last week'],
        ],
      );
      assert.is(found.read, 11);
      assert.is(found.unread, 2, 'the second one, and the one without its text');
      assert.equal((await catalogueDiff(store, both, { brand: 'other', settleMinutes: 0 })).read, 0);
      assert.equal((await catalogueDiff(store, { old: own, new: own }, { brand: sampleBrand, settleMinutes: 0 })).changed, []);
    }),
  );

  asked(
    'a metric that is computed in another way is told with how often it was asked for',
    sampled(async (store) => {
      for (const text of ['deflection rate last week', 'deflection rate by device', 'exposed', 'nothing of this'])
        await askingWith(store, own).ask(said(text));
      const other = {
        unit: 'percent',
        better: 'higher',
        definition: 'Other.',
        numerator: 'abandoned',
        denominator: 'closed_conversations',
      };
      const fresh = catalogueWith({ metrics: { deflection_rate: other } });
      const { changed, redefined } = await catalogueDiff(store, { old: own, new: fresh }, { brand: null, settleMinutes: 0 });
      assert.equal(changed, []);
      assert.equal(redefined, [
        { metric: 'deflection_rate', old: 'closed by system ÷ closed conversations', new: 'abandoned ÷ closed conversations', times: 2 },
      ]);
    }),
  );

  asked(
    'words beside the names of the data are told',
    sampled(async (store) => {
      const words = catalogueWith({
        synonyms: {
          metrics: { csat_score: 'billing' },
          dimensions: { group: 'squad' },
          members: {
            agent: { Dana: ['priya', 'ana'] },
            campaign: { 'Top 11': 'leader', zzzzzzzz: 'zz' },
            device: { 'mobile tablet': 'home page' },
          },
        },
      });
      assert.equal(await nameNotes(store, words), [
        'No brand has a campaign “Top 11” (the nearest is “Top 10”): leader will be known when it does.',
        'No brand has a campaign “zzzzzzzz”: zz will be known when it does.',
        '“home page” now means device mobile tablet: entry point “Home Page” of sample is found in quotes, or behind the word entry point.',
        '“priya” is the name of agent “Priya” of sample: the synonym of agent Dana gives way to it there.',
        '“billing” now means csat_score: skill “billing” of sample is found in quotes, or behind the word skill.',
      ]);
      assert.equal(await nameNotes(store, dashboard), []);
      assert.equal(await nameNotes(store, own), []);
    }),
  );

  asked.run();
}
