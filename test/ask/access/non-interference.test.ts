/** Whatever somebody asks, and however: what he is told is the same, whatever stands in the data that are denied to him. */
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { everything, intersection, type Rights } from '../../../src/ask/access/rights.ts';
import type { Level } from '../../../src/catalogue/dimension.ts';
import type { Store } from '../../../src/store/store.ts';
import { databases } from '../../support/databases.ts';
import { rollLines, withStore } from '../../support/rolled-store.ts';
import { sampleBrand, sampleLines } from '../../support/sample-brand.ts';
import { askedBy, comparable, completed, homeOf, type Somebody, searched, takenUp, valuesOf, type World, worldOf } from './observing.ts';
import { otherLines } from './other-data.ts';
import { bitText, nameText, questionText, replyText } from './texts.ts';

const apart = suite('what is denied and what is told');

const other = 'elsewhere';
const lines = [
  ...sampleLines(),
  ...[
    { type: 'brand', id: other, name: 'Elsewhere', timeZone: 'UTC' },
    { type: 'lob', id: 'l1', name: 'Sales' },
    { type: 'goal', id: 'g1', name: 'Purchase', goalType: 'sale' },
    { type: 'campaign', id: 'c1', name: 'Secret Offer', lobId: 'l1', goalId: 'g1' },
    { type: 'engagement', id: 'e1', name: 'Secret Banner', campaignId: 'c1' },
    { type: 'visit', at: '2026-11-20T10:00:00Z', visit: 'v1', visitor: 'u1', device: 'mobile tablet', source: 'web' },
  ].map((line) => JSON.stringify(line.type === 'brand' ? line : { brand: other, ...line })),
];

const lobs = fc.constantFrom<Rights['lobs']>(null, null, ['Sales'], ['service'], ['Sales', 'Service'], ['Nowhere']);
const panels = fc.option(
  fc.uniqueArray(fc.constantFrom<Level>('brand', 'lob', 'campaign', 'engagement', 'entry_point'), { minLength: 1, maxLength: 4 }),
  { nil: null, freq: 2 },
);
const rights = fc.record({ brands: fc.constant([sampleBrand]), lobs, panels, agents: fc.boolean() }).map((one): Rights => ({ ...one }));
const limited = rights.filter((one) => one.lobs !== null || one.panels !== null || !one.agents);

/** Two sets of data that differ in what is denied, and what was asked in both by somebody who sees everything. */
interface Pair {
  readonly one: World;
  readonly another: World;
}

async function withPair(base: World, denied: Rights, seed: string, work: (pair: Pair) => Promise<void>): Promise<void> {
  const [sqlite] = databases();
  assert.ok(sqlite);
  await withStore(sqlite, async (store) => {
    await rollLines(store, otherLines(lines, sampleBrand, denied, seed));
    await work({ one: base, another: worldOf(store) });
  });
}

async function withBase(work: (base: World) => Promise<void>): Promise<void> {
  const [sqlite] = databases();
  assert.ok(sqlite);
  await withStore(sqlite, async (store) => {
    await rollLines(store, lines);
    await work(worldOf(store));
  });
}

/** The rows of `table` with this value in one store, in the other as well. */
async function copied(table: 'answers' | 'threads', where: Readonly<Record<string, string>>, from: Store, to: Store): Promise<void> {
  const rows = (await from.writer(table).where(where).select('*')) as readonly object[];
  for (const row of rows) await to.writer(table).insert(row);
}

async function same(pair: Pair, what: string, look: (world: World) => Promise<unknown>): Promise<void> {
  const [told, toldOtherwise] = [await look(pair.one), await look(pair.another)];
  const difference = differenceOf(comparable(told), comparable(toldOtherwise));
  assert.ok(difference === null, `${what}\n${difference ?? ''}`);
}

/** What the one says and the other does not, where they begin to differ; null where they are the same. */
function differenceOf(one: string, another: string): string | null {
  if (one === another) return null;
  let at = 0;
  while (at < one.length && one[at] === another[at]) at += 1;
  const near = (text: string): string => text.slice(Math.max(0, at - 200), at + 200);
  return `${near(one)}\n≠\n${near(another)}`;
}

let serial = 0;

apart('asking, following up, taking up again, completing, building and Home', () =>
  withBase(async (base) => {
    await fc.assert(
      fc.asyncProperty(
        limited,
        fc.oneof(fc.constant(everything), rights),
        fc.string({ minLength: 1, maxLength: 8 }),
        fc.array(questionText, { minLength: 12, maxLength: 12 }),
        fc.array(replyText, { minLength: 6, maxLength: 6 }),
        fc.array(bitText, { minLength: 8, maxLength: 8 }),
        fc.array(nameText, { minLength: 2, maxLength: 2 }),
        async (own, room, seed, questions, replies, bits, names) => {
          serial += 1;
          const run = `run${serial}`;
          const who: Somebody = { asker: `slack:T1:U${run}`, rights: own, room };
          const told = JSON.stringify({ own, room, seed });
          await withPair(base, own, seed, async (pair) => {
            const values = [...(await valuesOf('', pair.one, sampleBrand)), ...(await valuesOf('', pair.another, sampleBrand))];
            const members = values.map((value) => value.slice(value.indexOf(':') + 1));
            for (const text of questions) {
              const ids: string[] = [];
              await same(pair, `${told}: ${text}`, async (world) => {
                const { id, said } = await askedBy(who, text, null, world);
                if (id !== null) ids.push(id);
                return said;
              });
              const [id] = ids;
              if (id === undefined) continue;
              await same(pair, `${told}: again ${text}`, (world) => takenUp((world === pair.one ? id : ids[1]) ?? '', who, world, members));
            }
            const wide: Somebody = { asker: 'slack:T1:UWIDE', rights: { ...everything, brands: [sampleBrand] }, room: everything };
            for (const [at, reply] of replies.entries()) {
              const thread = `slack:T1:C1:${run}.${at}`;
              const { id } = await askedBy(wide, questions[at] ?? '', thread, pair.one);
              await copied('threads', { thread }, pair.one.store, pair.another.store);
              await same(pair, `${told}: in the thread of “${questions[at] ?? ''}”: ${reply}`, (world) =>
                askedBy(who, reply, thread, world).then(({ said }) => said),
              );
              await same(pair, `${told}: and then undo`, (world) => askedBy(who, 'undo', thread, world).then(({ said }) => said));
              if (id === null) continue;
              await copied('answers', { id }, pair.one.store, pair.another.store);
              await same(pair, `${told}: the answer of another to ${questions[at] ?? ''}`, (world) => takenUp(id, who, world, members));
              await same(pair, `${told}: completing in the thread of ${questions[at] ?? ''}: ${reply}`, (world) =>
                completed(reply, who, world, thread),
              );
            }
            for (const bit of bits) await same(pair, `${told}: completing ${bit}`, (world) => completed(bit, who, world));
            for (const name of names) {
              const values = [...(await valuesOf(name, pair.one, sampleBrand)), ...(await valuesOf('', pair.another, sampleBrand))].slice(
                0,
                8,
              );
              await same(pair, `${told}: building with ${name}`, (world) => searched(name, values, who, world));
            }
            await same(pair, `${told}: Home`, (world) => homeOf(who, world));
          });
        },
      ),
      { numRuns: 8, endOnFailure: true },
    );
  }),
);

apart('what everybody in a channel sees of it', () =>
  withBase(async (base) => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constant({ ...everything, brands: [sampleBrand] }), rights),
        limited,
        fc.string({ minLength: 1, maxLength: 8 }),
        fc.array(questionText, { minLength: 25, maxLength: 25 }),
        async (own, room, seed, questions) => {
          const who: Somebody = { asker: 'slack:T1:U1', rights: own, room };
          await withPair(base, intersection(everything, room), seed, async (pair) => {
            for (const text of questions)
              await same(pair, `${JSON.stringify({ own, room, seed })}: ${text}`, (world) =>
                askedBy(who, text, null, world, false).then(({ said }) => said),
              );
          });
        },
      ),
      { numRuns: 4, endOnFailure: true },
    );
  }),
);

apart.run();
