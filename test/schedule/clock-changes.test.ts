/**
 * Schedules over both clock changes of five zones, end to end: they are claimed in real databases by two processes at once, by a clock that
 * goes on in uneven steps and stands still for some hours, and posted. What was posted is compared with a walk on the platform's wall clock.
 */
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { Random } from '../../src/data/demo/random.ts';
import { databases } from '../support/databases.ts';
import { changesIn, lines, walk, zones } from './wall-clock.ts';
import { create, hour, inWorld, made, minute, planOf, type World } from './world.ts';

/** Those that come at most once in half an hour: no step of the clock goes over two of them. */
const crons = Object.keys(lines).filter((line) => !line.startsWith('*/'));

/** Hours before and after the change. */
const around = 14;
const longestStep = 25;

interface Window {
  readonly from: number;
  readonly to: number;
  /** Nothing runs between these. */
  readonly down: number;
  readonly up: number;
}

function windowOf(change: number, random: Random): Window {
  const down = change + random.whole(-11, 4) * hour + random.whole(0, 59) * minute;
  return { from: change - around * hour, to: change + around * hour, down, up: down + random.whole(1, 9) * hour };
}

/** What is to be posted of `due`, in order, and what is missed: of those of the time when nothing ran all but the latest, and that where it is too late. */
function expectedOf(
  due: readonly number[],
  { from, to, down, up }: Window,
): { readonly posted: readonly number[]; readonly missed: readonly number[] } {
  const all = due.filter((at) => at > from && at <= to);
  const asleep = all.filter((at) => at > down && at <= up);
  const latest = asleep.at(-1);
  const isCaughtUp = latest !== undefined && up - latest <= 6 * hour;
  const missed = asleep.filter((at) => at !== latest || !isCaughtUp);
  return { posted: all.filter((at) => !missed.includes(at)), missed };
}

/** Goes through the window: two processes work at once at every step. */
async function live(world: World, { from, to, down, up }: Window, random: Random): Promise<void> {
  for (let now = from; now < to; ) {
    const next = Math.min(now + random.whole(1, longestStep) * minute, to);
    // The last look before the stop and the first after it.
    now = now < down && next >= down ? down : now === down ? up : next;
    world.now = now;
    await Promise.all([world.source, world.other].map((one) => one.work(now, new AbortController().signal)));
  }
}

/** Lives through one change of `zone`, and holds what came of it against the wall clock. */
async function compare(world: World, zone: string, change: number): Promise<void> {
  const random = new Random(`${zone}/${String(change)}`);
  const window = windowOf(change, random);
  world.now = window.from;
  const ids = new Map<string, string>();
  for (const cron of crons) ids.set(cron, await create(world, made(cron, { plan: planOf(cron, zone), to: [`C-${cron}`] })));
  const postedAt = new Map<string, number>();
  world.answer = ({ to, id }) => {
    assert.ok(!postedAt.has(id), `${id} is posted twice`);
    postedAt.set(id, world.now);
    return { state: 'posted', channel: to, ts: id, answer: '' };
  };
  await live(world, window, random);

  const meant = walk(zone, window.from - 24 * hour, window.to + hour);
  let runs = 0;
  for (const [cron, id] of ids) {
    const { posted, missed } = expectedOf(meant.get(cron) ?? [], window);
    const kept = (await world.schedules.lastRuns(id, 500)).toReversed();
    const of = (state: string): readonly number[] => kept.flatMap((run) => (run.state === state ? [run.dueAt] : []));
    const which = `${cron} in ${zone}`;
    assert.deepEqual(texts(of('posted')), texts(posted), `posted of ${which}`);
    assert.deepEqual(texts(of('missed')), texts(missed), `missed of ${which}`);
    assert.equal(kept.length, posted.length + missed.length, which);
    const said = world.posted.filter(({ schedule }) => schedule.id === id);
    assert.deepEqual(texts(said.map(({ dueAt }) => dueAt)), texts(posted), `said of ${which}, in order`);
    for (const one of said) {
      const wait = (postedAt.get(one.id) ?? 0) - one.dueAt;
      const slept = one.dueAt > window.down && one.dueAt <= window.up;
      const most = slept ? window.up - one.dueAt : longestStep * minute;
      assert.ok(wait >= 0 && wait <= most, `${one.id} of ${which} waited ${String(wait / minute)} min`);
      assert.equal(one.late, wait > 5 * minute, `${one.id} of ${which} says whether it is late`);
    }
    runs += posted.length;
  }
  assert.ok(runs > 25, `${String(runs)} runs in ${zone}`);
}

function texts(times: readonly number[]): readonly string[] {
  return times.map((at) => new Date(at).toISOString());
}

for (const database of databases()) {
  const changing = suite(`schedules over clock changes on ${database.kind}`);

  // Worlds of their own, most of the time idle: all at once.
  changing('in each zone, at each change, each run is posted once, and no other', async () => {
    const changes = zones.flatMap((zone) => changesIn(zone, 2026).map((change) => ({ zone, change })));
    assert.equal(changes.length, 2 * zones.length);
    await Promise.all(changes.map(({ zone, change }) => inWorld(database, (world) => compare(world, zone, change))));
  });

  changing.run();
}
