/** All that somebody can bring asking to say, as comparable text. */

import type { Reader } from '../../../src/ask/access/audit.ts';
import { everything, type Rights } from '../../../src/ask/access/rights.ts';
import type { Answers } from '../../../src/ask/answers.ts';
import { type Asking, makeAsking } from '../../../src/ask/asking.ts';
import type { Choice } from '../../../src/ask/building/choice.ts';
import { makeHome } from '../../../src/ask/home/home.ts';
import type { AskOutcome } from '../../../src/ask/outcome.ts';
import type { Clock } from '../../../src/base/clock.ts';
import { dashboard } from '../../../src/catalogue/catalogue.ts';
import { wholeCsv } from '../../../src/present/csv.ts';
import type { Store } from '../../../src/store/store.ts';
import { sampleNow } from '../../support/sample-brand.ts';

/** One set of data, and asking over it. */
export interface World {
  readonly store: Store;
  readonly asking: Asking;
  readonly clock: Clock;
  /** A second passes. */
  readonly pass: () => void;
}

const settings = { settleMinutes: 0, timeoutMs: 30_000, rowCap: 10_000 };

/** Asking over `store`; a fault of ours is printed. */
export function worldOf(store: Store): World {
  let passed = 0;
  const clock: Clock = { now: () => Date.parse(sampleNow) + passed };
  const log = { info: () => undefined, warn: () => undefined, error: (fields: object) => console.error(fields) };
  const pass = (): void => {
    passed += 1000;
  };
  return { store, clock, pass, asking: makeAsking({ store, catalogue: dashboard, clock, settings, log }) };
}

/** Somebody in a place. */
export interface Somebody {
  readonly asker: string;
  readonly rights: Rights;
  readonly room: Rights;
}

/** What came of asking: all of it where `whole`, else only what the room sees. */
export async function askedBy(who: Somebody, text: string, thread: string | null, { asking, pass }: World, whole = true) {
  pass();
  const outcome = await asking.ask({ ...who, text, thread, brand: null, picture: true, offers: true });
  if (outcome.kind === 'fault') throw new Error(`“${text}” was a fault`);
  return { id: idOf(outcome), said: whole || outcome.alone === undefined ? comparable(outcome) : 'nothing' };
}

/** The answer called `id` taken up again in every way that there is, and its copy; `members` are ids that may have been put into a button by hand. */
export async function takenUp(id: string, who: Somebody, world: World, members: readonly string[]): Promise<readonly string[]> {
  const reader: Reader = { rights: who.rights, asker: who.asker, thread: 'slack:T1:C1:1.1' };
  const { asking, store } = world;
  const answers: Answers = asking;
  const again = await answers.replay(id, { reader });
  // Only what was given to him may he share.
  const own = (await answers.origin(id))?.asker === who.asker;
  const copy = !own ? null : await answers.copy(id, { asker: who.asker, thread: 'slack:T1:C1:copy' });
  const shared = comparable(copy === null ? null : await answers.replay(copy, { reader }));
  // It is as old as the answer itself: which of both Home names first is no matter.
  await store.writer('answers').where({ id: copy }).delete();
  return [
    comparable(again),
    again?.kind === 'answer' ? wholeCsv(again.shown.answer) : '',
    shared,
    comparable(await answers.recount(id, { reader, over: false, told: true })),
    comparable(await Promise.all(members.map((member) => answers.memberQuestion(id, member, who.rights)))),
    await wentOn(id, who, world),
    comparable(await answers.replay(id, { reader, chart: 'pie' })),
    comparable(await answers.receipt(id, reader)),
    comparable(await answers.offers(id, who.rights)),
    comparable(await asking.builder.open(id, who.rights)),
    comparable(await asking.builder.search('members', '', 20, id, who.rights)),
  ];
}

let threads = 0;

/** What is said below a post of the answer called `id`. */
async function wentOn(id: string, who: Somebody, { asking, pass }: World): Promise<string> {
  threads += 1;
  pass();
  const thread = `slack:T1:C1:post${threads}`;
  await asking.goOn(id, thread);
  return comparable(await asking.ask({ ...who, text: 'by device', thread, brand: null }));
}

/** What is completed at the end of `text`, in a thread where one is given, and whether it would be answered there unasked. */
export async function completed(text: string, { rights }: Somebody, { asking }: World, thread?: string): Promise<string> {
  const within = thread === undefined ? { rights } : { rights, thread };
  const heard = thread !== undefined && (await asking.follows({ text, thread, rights: () => Promise.resolve(rights) }));
  return comparable([await asking.complete(text, text.length, null, within), heard]);
}

const nothingChosen: Choice = {
  from: null,
  metrics: ['exposed'],
  by: [],
  grain: null,
  time: 'last week',
  members: [],
  others: [],
  kept: [],
  compare: null,
  chart: null,
};

/** What the form finds for `typed`, and what it says to values that somebody edited by hand. */
export async function searched(
  typed: string,
  values: readonly string[],
  { rights }: Somebody,
  { asking }: World,
): Promise<readonly string[]> {
  const { builder } = asking;
  const parts = ['metrics', 'time', 'members', 'others'] as const;
  return [
    ...(await Promise.all(parts.map((part) => builder.search(part, typed, 50, null, rights)))).map(comparable),
    comparable(await builder.open(null, rights)),
    ...(await Promise.all(values.map((value) => builder.build({ ...nothingChosen, members: [value] }, rights)))).map(comparable),
    ...(await Promise.all(values.map((value) => builder.build({ ...nothingChosen, others: [value] }, rights)))).map(comparable),
  ];
}

/** The Home of somebody. */
export async function homeOf({ asker, rights }: Somebody, { store, asking, clock }: World): Promise<string> {
  const { ask, canAsk, canShare } = asking;
  const home = makeHome({ store, catalogue: dashboard, clock, settings, ask, canAsk, canShare });
  const visitor = { asker, rights };
  const recent = await home.recent(visitor);
  const first = recent[0];
  if (first !== undefined) await home.save(visitor, first.id);
  return comparable({
    snapshots: await Promise.all(
      (['funnel', 'conversation', 'operations'] as const).map((panel) => home.snapshot(visitor, panel, new AbortController().signal)),
    ),
    recent: recent.map(({ question }) => question),
    saved: first === undefined ? [] : (await home.saved(visitor)).length,
    freshness: await home.freshness(rights),
    examples: await home.examples(visitor),
  });
}

/** The values of a form for members whose names hold `name`, for whoever sees everything. */
export async function valuesOf(name: string, { asking }: World, brand: string): Promise<readonly string[]> {
  const rights = { ...everything, brands: [brand] };
  const found = await Promise.all([
    asking.builder.search('members', name, 5, null, rights),
    asking.builder.search('others', name, 5, null, rights),
  ]);
  return found.flat().map(({ value }) => value);
}

function idOf(outcome: AskOutcome): string | null {
  return outcome.kind === 'answer' ? outcome.shown.answer.id : null;
}

/** Ids and the time that things took are no matter. */
export function comparable(value: unknown): string {
  const text = JSON.stringify(value, (key, inner: unknown) => {
    if (key === 'elapsedMs') return 0;
    return inner instanceof Set ? [...inner] : inner;
  });
  return text.replaceAll(/"(?:id|from)":"[a-hjkmnp-z2-9]{10}"/g, '"id":0');
}
