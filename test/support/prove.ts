/** The proof that the pipeline is right: random events, imported in random pieces and orders, against a brute-force count of the same lines. */
import * as fc from 'fast-check';
import { check } from '../../src/data/check.ts';
import { rollup } from '../../src/data/rollup/rollup.ts';
import type { Store } from '../../src/store/store.ts';
import { differences } from './dataset-text.ts';
import { conversionsOf } from './oracle/conversions.ts';
import { makeWorlds } from './oracle/world.ts';
import { planDifferences } from './prove-plans.ts';
import { type EventSet, eventSets } from './random-events.ts';
import { importLines, oracleText, tableDifferences } from './rolled-store.ts';
import { tableNames } from './table-names.ts';

export interface Course {
  readonly set: EventSet;
  /** For each import in turn: which events it brings (their number modulo the count of imports), and whether a rollup follows. */
  readonly imports: readonly boolean[];
  /** The changed reference lines come in the last import, or never. */
  readonly changes: boolean;
  /** Chooses the plans that are asked afterwards. */
  readonly plans: number;
}

/** Random sets of events with the imports that bring them. */
export function courses(most?: number): fc.Arbitrary<Course> {
  return fc.record({
    set: eventSets(most),
    imports: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
    changes: fc.boolean(),
    plans: fc.nat(),
  });
}

/** Imports and rolls up as `course` says into an emptied `store`; every line in which that, or what a random plan gives, differs from the brute-force count. */
export async function courseDifferences(store: Store, { set, imports, changes, plans }: Course): Promise<readonly string[]> {
  await emptyTables(store);
  const last = imports.length - 1;
  for (const [part, rolled] of imports.entries()) {
    const events = set.events.filter((_line, index) => index % imports.length === part);
    const lines = [
      ...events.slice(0, events.length / 2),
      ...(part === 0 ? set.reference : []),
      ...(part === last && changes ? set.changes : []),
      ...set.rejects,
      ...events.slice(events.length / 2),
    ];
    await importLines(store, lines, set.now);
    if (rolled) await rollup(store);
  }
  await rollup(store);
  const lines = [...set.reference, ...(changes ? set.changes : []), ...set.events];
  const found = [...(await tableDifferences(store, oracleText(lines))), ...differences(await derivedText(store), oracleDerived(lines))];
  const again = await rollup(store);
  if (again.days > 0) found.push(`a second rollup rebuilt ${again.days} days`);
  for (const each of (await check(store)).differences) found.push(`check: ${JSON.stringify(each)}`);
  found.push(...(await planDifferences(store, lines, plans, 2)));
  return found;
}

/** Proves `runs` courses on `store`. Rejects with the smallest course that differs. */
export async function prove(store: Store, runs: number, seed?: number): Promise<void> {
  const property = fc.asyncProperty(courses(), async (course) => {
    const found = await courseDifferences(store, course);
    if (found.length > 0) throw new Error(`datasets differ from the brute-force count:\n${found.slice(0, 20).join('\n')}`);
  });
  await fc.assert(property, { numRuns: runs, ...(seed === undefined ? {} : { seed }) });
}

async function emptyTables(store: Store): Promise<void> {
  const names = (await tableNames(store)).filter((name) => name !== 'parley_migrations');
  await store.transaction(async (transaction) => {
    for (const name of names) await transaction.raw(`delete from "${name}"`);
  });
}

/** Conversions with their credit and exposures, and the entry points of conversations, as the store has them. */
async function derivedText(store: Store): Promise<readonly string[]> {
  const read = (text: string) => store.read({ text, bindings: [] }, { timeoutMs: 60_000 });
  const conversions = await read(
    `select brand_id, visitor_id, at, goal_id, orders, revenue_minor, currency, conversation_id, agent_id, group_id, in_session, direct,
      (select count(*) from conversion_exposures x where x.brand_id = c.brand_id and x.conversion_id = c.id) as exposures from conversions c`,
  );
  const places = await read(`select brand_id, id, date, entry_point_id from conversations`);
  return [...conversions, ...places].map((row) => Object.values(row).join(' ')).sort();
}

function oracleDerived(lines: readonly string[]): readonly string[] {
  const found = makeWorlds(lines).flatMap((world) => [
    ...conversionsOf(world).map(({ goal, orders, revenueMinor, currency, engagement, exposures }) => {
      const shown = exposures.reduce((sum, { displays }) => sum + new Set(displays.map((display) => display.engagement)).size, 0);
      const { conversation, agent = '', group = '', inSession = false, direct = false } = engagement ?? {};
      const credit = [conversation?.id ?? '', agent, group, Number(inSession), Number(direct)];
      return [world.brand, goal.visitor, goal.ms, goal.goal, orders, revenueMinor, currency, ...credit, shown].join(' ');
    }),
    ...world.conversations.map(({ id, date, entryPoint }) => [world.brand, id, date, entryPoint].join(' ')),
  ]);
  return found.sort();
}
