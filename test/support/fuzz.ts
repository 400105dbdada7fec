/** Rounds of garbage: each is given its own chance, so that a round that fails can be run again alone. */
import { Readable } from 'node:stream';
import type { Ask } from '../../src/ask/outcome.ts';
import { fixedClock } from '../../src/base/clock.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { Member } from '../../src/catalogue/directory.ts';
import { makeDirectory } from '../../src/catalogue/make-directory.ts';
import { Random } from '../../src/data/demo/random.ts';
import type { EventSource } from '../../src/data/import/event-source.ts';
import { importEvents } from '../../src/data/import/import-events.ts';
import { makeLexicon } from '../../src/language/lexicon.ts';
import { longestQuestion, read } from '../../src/language/read.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import type { Store } from '../../src/store/store.ts';
import { aurora, auroraDirectory, now, today } from './aurora.ts';
import { mangleFile, mangleText, nasty } from './mangle.ts';
import { sampleLines, sampleNow } from './sample-brand.ts';

export interface Fuzzing {
  /** Rounds go on for so long. */
  readonly seconds: number;
  /** Never more than these. Default: no limit. */
  readonly rounds?: number;
  readonly seed: string;
  /** A round that takes longer hangs. Default 20,000. */
  readonly hangMs?: number;
}

export interface Fuzzed {
  readonly rounds: number;
  readonly slowestMs: number;
}

/** Runs rounds until the time is up. A round that throws or hangs ends it with an error that names seed and round. */
export async function fuzz(
  { seconds, rounds = Infinity, seed, hangMs = 20_000 }: Fuzzing,
  round: (random: Random) => Promise<void>,
): Promise<Fuzzed> {
  const until = performance.now() + seconds * 1000;
  let slowestMs = 0;
  let number = 0;
  for (; number < rounds && performance.now() < until; number++) {
    const begun = performance.now();
    await beforeItHangs(round(new Random(`${seed}/${number}`)), hangMs).catch((error: unknown) => {
      throw new Error(`round ${number} of seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    });
    const taken = performance.now() - begun;
    // What never waits is over before any timer can tell.
    if (taken > hangMs) throw new Error(`round ${number} of seed ${seed}: took ${Math.round(taken)} ms`);
    slowestMs = Math.max(slowestMs, taken);
  }
  return { rounds: number, slowestMs };
}

async function beforeItHangs(work: Promise<void>, hangMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const hanging = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`not done after ${hangMs} ms`)), hangMs);
  });
  try {
    await Promise.race([work, hanging]);
  } finally {
    clearTimeout(timer);
  }
}

/** Imports mangled files of the sample brand into `store`: each line is counted once, or the file is a problem in words. */
export function importGarbage(store: Store): (random: Random) => Promise<void> {
  const lines = sampleLines();
  const clock = fixedClock(sampleNow);
  return async (random) => {
    const from = random.whole(0, lines.length - 40);
    const some = [...(random.chance(0.3) ? lines.slice(0, 45) : []), ...lines.slice(from, from + random.whole(1, 40))];
    const bytes = mangleFile(random, some);
    const imported = await importEvents(store, [bytesSource(bytes)], { clock });
    if (!imported.ok) {
      if (imported.problems.message === '') throw new Error('a problem without words');
      return;
    }
    const { lines: read, accepted, duplicates, conflicts, rejected } = imported.value;
    if (read !== accepted + duplicates + conflicts + rejected) throw new Error(`lines are lost: ${JSON.stringify(imported.value)}`);
  };
}

function bytesSource(bytes: Buffer): EventSource {
  return { name: 'garbage', bytes: bytes.length, open: () => Readable.from([bytes]) };
}

/** Asks mangled questions: each is answered or refused in words, never a fault. */
export function askGarbage(ask: Ask): (random: Random) => Promise<void> {
  let thread = 0;
  return async (random) => {
    const [first, second] = [random.pick(questions), random.pick(questions)];
    const text = mangleText(random, random.chance(0.3) ? `${first} ${second}` : first);
    // Some in a thread, where a text may edit what was asked before.
    const input = { text, brand: null, asker: 'fuzz', thread: random.chance(0.4) ? `t${(thread = (thread + 1) % 50)}` : null };
    const outcome = await ask(input);
    if (outcome.kind === 'fault') throw new Error(`fault ${outcome.id} at ${JSON.stringify(text)}`);
    if (outcome.kind === 'refused' && outcome.problems.some(({ message }) => message === ''))
      throw new Error(`no words for ${JSON.stringify(text)}`);
  };
}

/** Reads long texts of words, names and garbage in a brand of 10,000 names, and plans what can be planned. */
export function readGarbage(): (random: Random) => Promise<void> {
  const directory = makeDirectory({ brand: aurora, members: manyMembers(), currencies: ['USD'], extent: auroraDirectory.extent });
  const known = { catalogue: dashboard, directory, lexicon: makeLexicon(dashboard, directory), today, now };
  const words: [string, ...string[]] = ['exposed', ...new Set([...questions, ...commonNames].flatMap((text) => text.split(' '))), ...nasty];
  return async (random) => {
    const length = random.whole(1, longestQuestion);
    let text = '';
    while (text.length < length) text += `${random.chance(0.9) ? random.pick(words) : gibberish(random)}${random.chance(0.9) ? ' ' : ''}`;
    const reading = read(text.slice(0, length), known);
    if (reading.question === null && reading.problems.length === 0) throw new Error(`nothing is said of ${JSON.stringify(text)}`);
    if (reading.question !== null && reading.problems.length === 0) makePlan(reading.question, known);
    return Promise.resolve();
  };
}

const commonNames = ['Winter Sale', 'Top 10', 'Mobile', 'Help Toast', 'Exit Banner', 'Last Week', 'Exposed Rate', 'By Campaign'] as const;

function manyMembers(): readonly Member[] {
  const kinds = ['campaign', 'engagement', 'agent', 'skill'] as const;
  return Array.from({ length: 10_000 }, (_, index) => {
    const dimension = kinds[index % kinds.length] ?? 'campaign';
    const name = `${commonNames[index % commonNames.length] ?? ''} ${index % 3 === 0 ? `"${index}"` : index}`;
    return { dimension, id: `m${index}`, name, parentId: null, goalType: null, deleted: index % 50 === 0 };
  });
}

function gibberish(random: Random): string {
  return Array.from({ length: random.whole(1, 12) }, () => String.fromCharCode(random.whole(97, 122))).join('');
}

/** Something of every clause, with names of the sample brand. */
const questions = [
  'exposed rate by campaign last week mobile',
  'exposed, exposed rate and csat by lob and device since 1 October',
  'top 5 campaigns by exposures last 30 days not tablet',
  'bottom 3 engagements by accepted rate with at least 20 exposures this month',
  'revenue by week vs previous period as line',
  'closed conversations per login hour for Dana or Priya by day',
  'which campaign had the lowest accepted rate in October',
  'campaign "Top 10" funnel yesterday',
  'abandoned rate daily from 3 November to 10 November where abandoned rate above 20%',
  'csat for group Night Shift vs Day Team last month',
  'share of exposures per source type wow',
  '7 day rolling average of opened conversations this quarter',
  'transfers per 100 handled conversations by skill',
  'how is Help Toast doing',
  'what is CCPLH',
  'list campaigns',
  'online time by hour and weekday for agent Marco 2026-11-01..2026-11-10',
  'aov after engagement vs after exposure by month yoy',
  'campaign Winter "Warm" 20% 🎉 and מבצע חורף together',
  'conversions by goal type only facebook and sms as csv',
  'alert me when abandoned rate is above 10%',
  'every Monday 08:30 Europe/Berlin exposed rate by campaign last week',
  'only web',
  'and what about last month',
  'exposed constructor last week __proto__ toString',
] as const;
