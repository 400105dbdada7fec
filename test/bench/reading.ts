/** How long reading and planning take with 10,000 member names, and what they leave in memory. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { followUp } from '../../src/ask/thread/follow-up.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { Member } from '../../src/catalogue/directory.ts';
import { makeDirectory } from '../../src/catalogue/make-directory.ts';
import { makeLexicon } from '../../src/language/lexicon.ts';
import { read } from '../../src/language/read.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { aurora, now, today } from '../support/aurora.ts';
import { injections } from '../support/injections.ts';
import { ms, time } from './measure.ts';

const questions = [
  'exposed rate by campaign last week mobile',
  'top 5 campaigns by revenue this year',
  'csat, mcs and abandoned rate by group last month vs previous period',
  'exposd rte by campain last wek for Winter Offer 4711',
  'which campaign had the lowest accepted rate last week with exposures above 100',
  'conversions per day since september not tablet except facebook',
  'sessions by campaign',
  'qwertz asdfgh yxcvbn',
];

/** Prints the time a question takes to be read and planned. */
export async function benchReading(names = 10_000): Promise<void> {
  const seasons = ['Winter', 'Spring', 'Summer', 'Autumn'];
  const members = Array.from(
    { length: names },
    (_, index): Member => ({
      dimension: 'campaign',
      id: `c${index}`,
      name: `${seasons[index % 4] ?? ''} Offer ${index}`,
      parentId: null,
      goalType: 'sale',
      deleted: false,
    }),
  );
  const directory = makeDirectory({
    brand: aurora,
    members,
    currencies: ['USD'],
    extent: { from: '2025-11-01', to: today, completeTo: '2026-11-22', asOf: new Date(now).toISOString() },
  });
  const lexicon = makeLexicon(dashboard, directory);
  const options = { catalogue: dashboard, directory, lexicon, today, now };
  let index = 0;
  const one = (): void => {
    const reading = read(questions[index++ % questions.length] ?? '', options);
    if (reading.question) makePlan(reading.question, { catalogue: dashboard, directory, today });
  };
  const taken = await time(one, 2000, 200);
  console.log(
    `read + plan, ${names.toLocaleString('en-US')} names: median ${ms(taken.median)}, p99 ${ms(taken.p99)} (goal: p99 under 5 ms)`,
  );
  const before = heapUsed();
  for (let run = 0; run < 5000; run += 1) one();
  console.log(`heap after 5,000 more: ${((heapUsed() - before) / 2 ** 20).toFixed(1)} MiB more (goal: flat)`);
  const texts = Object.values(injections).flat();
  const slowest = await slowestOf(texts, (text) => followUp(text, null, options));
  console.log(
    `injections: the slowest of ${String(texts.length)} took ${ms(slowest.median)} (goal: under 100): ${JSON.stringify(slowest.text.slice(0, 60))}`,
  );
}

/** Bytes that are still held once what nobody needs is gone. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}

/** The text whose work takes longest, by its median of five. */
async function slowestOf(
  texts: readonly string[],
  work: (text: string) => unknown,
): Promise<{ readonly text: string; readonly median: number }> {
  let slowest = { text: '', median: 0 };
  for (const text of texts) {
    const { median } = await time(() => work(text), 5, 1);
    if (median > slowest.median) slowest = { text, median };
  }
  return slowest;
}
