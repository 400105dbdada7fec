/** Calls leave in their turn: so many to a channel and of a method, a pause for one method of one workspace, answers before the rest. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { newPace, type Pace, type Turn } from '../../../../src/surfaces/slack/delivery/pace.ts';

const post = (parts: Partial<Turn> = {}): Turn => ({ token: 'A', method: 'chat.postMessage', channel: 'C1', urgent: true, ...parts });
/** A second that never ends within a test, and one that is over at once. */
const endless = 1_000_000;
const instant = 5;

/** Takes the turns in this order; which of them have come after all that can come has. */
async function come(pace: Pace, turns: readonly (readonly [string, Turn])[]): Promise<readonly string[]> {
  const names: string[] = [];
  for (const [name, turn] of turns) void pace.turn(turn).then(() => names.push(name));
  // Turns that need no timer have come by then.
  for (let round = 0; round < 20; round += 1) await new Promise((resolve) => setImmediate(resolve));
  return names;
}

test('a channel gets a burst of three, then waits; others do not wait for it', async () => {
  const pace = newPace(endless);
  const five = [1, 2, 3, 4, 5].map((index) => [`C1 ${index}`, post()] as const);
  const came = await come(pace, [...five, ['C2', post({ channel: 'C2' })], ['other workspace', post({ token: 'B' })]]);
  assert.equal([...came].sort(), ['C1 1', 'C1 2', 'C1 3', 'C2', 'other workspace']);
  assert.is(pace.waiting(), 2);
});

test('a method has its own number of calls a minute, in each workspace', async () => {
  const pace = newPace(endless);
  const updates = Array.from({ length: 52 }, (_, index) => [`update ${index}`, post({ method: 'chat.update' })] as const);
  const came = await come(pace, [
    ...updates,
    ['B', post({ method: 'chat.update', token: 'B' })],
    ['upload', post({ method: 'files.info' })],
  ]);
  assert.is(came.filter((name) => name.startsWith('update')).length, 50);
  assert.ok(came.includes('B') && came.includes('upload'));
});

test('where calls wait, answers leave before what nobody waits for', async () => {
  const pace = newPace(instant);
  const names: string[] = [];
  const turns = [
    ...[1, 2, 3].map((index) => [`first ${index}`, post()] as const),
    ...[1, 2].map((index) => [`digest ${index}`, post({ urgent: false })] as const),
    ['reply', post()] as const,
  ];
  await Promise.all(turns.map(([name, turn]) => pace.turn(turn).then(() => names.push(name))));
  assert.equal(names, ['first 1', 'first 2', 'first 3', 'reply', 'digest 1', 'digest 2']);
});

test('where Slack asks for a pause, that method waits in that workspace alone, until the latest end that was said', async () => {
  const pace = newPace(endless);
  pace.hold(post({ method: 'files.info' }), endless);
  pace.hold(post({ method: 'files.info' }), 1);
  const came = await come(pace, [
    ['held', post({ method: 'files.info' })],
    ['other method', post({ method: 'users.info' })],
    ['other workspace', post({ method: 'files.info', token: 'B' })],
  ]);
  assert.equal([...came].sort(), ['other method', 'other workspace']);
  const short = newPace(endless);
  short.hold(post({ method: 'files.info' }), 1);
  await short.turn(post({ method: 'files.info' }));
});

test('queues that nobody waits in are let go where there are many', async () => {
  const pace = newPace(endless);
  for (let index = 0; index < 4500; index += 1) await pace.turn(post({ channel: `C${index}` }));
  assert.is(pace.waiting(), 0);
});

test.run();
