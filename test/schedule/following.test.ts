/** What is said below a post whose numbers are others by now: once, whoever looks, whatever fails. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Delivered } from '../../src/schedule/deliver.ts';
import { followedMs } from '../../src/schedule/following.ts';
import { databases } from '../support/databases.ts';
import { create, hour, inWorld, made, minute, morning, type World } from './world.ts';

const nine = morning + hour;
const day = 24 * hour;

/** The numbers of a post whose conversions may grow until a day. */
function withNumbers(world: World, provisionalUntil: string | null): void {
  world.answer = ({ to, id }) => ({ state: 'posted', channel: to, ts: id, answer: `a-${id}`, numbers: { text: '{}', provisionalUntil } });
}

/** Looks, and says what is to be said, at `at`. */
async function followAt(world: World, at: number): Promise<void> {
  await world.workAt(at, world.following);
  await world.workAt(at);
}

async function followUps({ store }: World): Promise<readonly string[]> {
  const rows: readonly { readonly kind: string; readonly state: string }[] = await store
    .writer('postings')
    .whereNot({ kind: 'run' })
    .orderBy('kind')
    .select('kind', 'state');
  return rows.map(({ kind, state }) => `${kind} ${state}`);
}

for (const database of databases()) {
  const { kind } = database;

  test(`${kind}: late data are told once, by whichever process looks, and not before they come`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 * * *', { to: ['C1', 'C2'] }));
      withNumbers(world, null);
      await world.workAt(nine);
      let looks = 0;
      world.recounted = ({ numbers }) => {
        looks += 1;
        assert.is(numbers.text, '{}');
        return 'changed';
      };
      await followAt(world, nine + hour);
      assert.equal([looks, world.corrected], [0, []], 'the data are the same');
      world.version = '2';
      await world.workAt(nine + hour + 5 * minute, world.following);
      assert.is(looks, 0, 'it is not looked at all the time');
      world.now = nine + 3 * hour;
      const both = () => [world.following, world.otherFollowing].map((source) => world.workAt(nine + 3 * hour, source));
      await Promise.all([...both(), ...both()]);
      await Promise.all([world.source, world.other, world.source].map((source) => world.workAt(nine + 3 * hour, source)));
      assert.equal(world.corrected.map(([what, which]) => `${what} ${which}`).toSorted(), [
        `late late:run:${id}:${String(nine)}:0`,
        `late late:run:${id}:${String(nine)}:1`,
      ]);
      for (const version of ['3', '4']) {
        world.version = version;
        await followAt(world, nine + Number(version) * 3 * hour);
      }
      assert.is(world.corrected.length, 2);
      assert.equal(await followUps(world), ['late posted', 'late posted']);
      const [run] = await world.schedules.lastRuns(id, 1);
      assert.equal([run?.state, run?.postings.length], ['posted', 2]);
    }));

  test(`${kind}: what stays the same is looked at again when other data come, until it is too old`, () =>
    inWorld(database, async (world) => {
      await create(world, made('0 9 1 1 *', { catchUpMs: 400 * day }));
      withNumbers(world, null);
      const year = Date.parse('2027-01-01T08:00:00Z');
      await world.workAt(year);
      let looks = 0;
      world.recounted = () => {
        looks += 1;
        return 'same';
      };
      for (let hours = 1; hours <= 36 * 24; hours += 3) {
        world.version = String(hours);
        await world.workAt(year + hours * hour, world.following);
      }
      assert.ok(looks > 50 && looks < 150, String(looks));
      const before = looks;
      world.version = 'late';
      await world.workAt(year + followedMs + day, world.following);
      assert.is(looks, before);
      assert.equal(await world.store.writer('posted_numbers'), []);
    }));

  test(`${kind}: that provisional numbers are final is told when the data reach the day, once, to owners who want it`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 1 1 *', { catchUpMs: 400 * day, tellFinal: true }));
      await create(world, made('0 9 1 1 *', { catchUpMs: 400 * day, to: ['C2'] }));
      withNumbers(world, '2027-01-20');
      const year = Date.parse('2027-01-01T08:00:00Z');
      await world.workAt(year);
      world.completeTo = '2027-01-19';
      await followAt(world, year + 20 * day);
      assert.equal(world.corrected, [], 'the data do not reach it');
      world.completeTo = '2027-01-20';
      await followAt(world, year + 21 * day);
      assert.equal(world.corrected, [['final', `final:run:${id}:${String(year)}:0`]]);
      await followAt(world, year + 25 * day);
      assert.is(world.corrected.length, 1);
      assert.equal(await followUps(world), ['final posted']);
    }));

  test(`${kind}: whoever is not told yet is told where the first process ended before it could`, () =>
    inWorld(database, async (world) => {
      await create(world, made('0 9 * * *'));
      withNumbers(world, null);
      await world.workAt(nine);
      world.version = '2';
      world.recounted = () => 'changed';
      await world.workAt(nine + hour, world.following);
      const well = world.correct;
      let begun = (): void => undefined;
      let release = (): void => undefined;
      const taken = new Promise<void>((resolve) => (begun = resolve));
      const released = new Promise<void>((resolve) => (release = resolve));
      // It is taken, and for long nothing is heard of whoever took it.
      world.correct = async (posted, id) => {
        begun();
        await released;
        return well(posted, id);
      };
      const first = world.workAt(nine + hour);
      await taken;
      world.correct = well;
      await world.workAt(nine + hour + 1000, world.other);
      assert.equal(world.corrected, [], 'it is held');
      await world.workAt(nine + hour + minute, world.other);
      assert.is(world.corrected.length, 1);
      release();
      await first;
      assert.equal(await followUps(world), ['late posted']);
    }));

  const outcomes: readonly (readonly [Delivered | { readonly state: 'nothing' }, number, readonly string[]])[] = [
    [{ state: 'unknown' }, 1, ['late unknown']],
    [{ state: 'refused', code: 'archived', message: 'Archived.' }, 1, ['late refused']],
    [{ state: 'nothing' }, 1, []],
    [{ state: 'failed', message: 'No.', id: 'f' }, 3, []],
  ];
  for (const [came, tries, left] of outcomes)
    test(`${kind}: a word that comes to ${came.state} is said ${left.length === 0 ? 'later where there is something to say' : 'no more'}`, () =>
      inWorld(database, async (world) => {
        await create(world, made('0 9 * * *'));
        withNumbers(world, null);
        await world.workAt(nine);
        world.version = '2';
        world.recounted = () => 'changed';
        let said = 0;
        const well = world.correct;
        world.correct = () => {
          said += 1;
          return came;
        };
        await world.workAt(nine + hour, world.following);
        for (let pass = 0; pass < 4; pass += 1) await world.workAt(nine + hour + 2 * pass * minute);
        assert.is(said, tries);
        assert.equal(await followUps(world), left);
        world.correct = well;
        await followAt(world, nine + 3 * hour);
        assert.is(world.corrected.length, left.length === 0 ? 1 : 0);
      }));

  test(`${kind}: what ends every process that says it is given up`, () =>
    inWorld(database, async (world) => {
      await create(world, made('0 9 * * *'));
      withNumbers(world, null);
      await world.workAt(nine);
      world.version = '2';
      world.recounted = () => 'changed';
      await world.workAt(nine + hour, world.following);
      await world.store.writer('postings').where({ kind: 'late' }).update({ claims: 12 });
      await world.workAt(nine + hour);
      assert.equal([world.corrected, await followUps(world)], [[], ['late refused']]);
    }));

  test(`${kind}: where it cannot be told whether numbers are others, it is looked at again`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 * * *'));
      withNumbers(world, null);
      await world.workAt(nine);
      world.version = '2';
      world.recounted = () => {
        throw new Error('no network');
      };
      await followAt(world, nine + hour);
      assert.match(world.logged.join(), 'looked at again');
      world.recounted = () => 'changed';
      await followAt(world, nine + 2 * hour);
      assert.is(world.corrected.length, 1);
      await world.schedules.remove(id);
      assert.equal(await world.store.writer('posted_numbers'), []);
      assert.equal(await world.store.writer('postings'), []);
    }));
}

test.run();
