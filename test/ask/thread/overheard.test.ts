/** What people say in a thread without naming the bot. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { everything, nothing } from '../../../src/ask/access/rights.ts';
import { databases } from '../../support/databases.ts';
import { withSampleAsking } from '../../support/sample-asking.ts';

const talk = [
  ...['thanks', 'thank you', 'nice', 'ok', 'yes', 'no', 'great work', 'good morning', 'me too', '+1', 'why?', 'same', '10', 'never mind'],
  ...[
    'today',
    'this week',
    'see you at 3',
    'by friday',
    'done by monday',
    'Dana',
    'Dana?',
    'I will ask Marco tomorrow',
    'stop',
    'forget it',
  ],
  ...['sales', 'service', 'campaign', 'week', 'daily', 'help', 'agents?', 'exposed', 'by campaign', 'last week'],
  'that looks low to me, was the button broken?',
];
const changes = [
  ...['what about tuesday?', 'for mobile too', 'only sales', 'by device', 'by device last week', 'top 3', 'vs the week before'],
  ...['conversions too', 'csat instead', 'as csv', 'line chart', 'undo', 'reset', 'exposed by device last week', 'snapshot last week'],
  ...['what does csat mean', 'post it every Monday at 9 in #ops'],
];

test('only what plainly goes on from the thread is for the bot, and looking changes nothing', async () => {
  const database = databases().find(({ kind }) => kind === 'sqlite');
  assert.ok(database);
  await withSampleAsking(database, async (asking) => {
    const follows = (text: string, thread = 't'): Promise<boolean> =>
      asking.follows({ text, thread, rights: () => Promise.resolve(everything) });
    assert.is(await follows('by device'), false, 'a thread without a plan');
    const first = { text: 'exposed by campaign last week', brand: null, asker: 'dana', thread: 't' };
    assert.is((await asking.ask(first)).kind, 'answer');
    for (const text of talk) assert.is(await follows(text), false, text);
    for (const text of changes) assert.is(await follows(text), true, text);
    for (const rights of [nothing, { ...everything, brands: ['another'] }])
      assert.is(
        await asking.follows({ text: 'by device', thread: 't', rights: () => Promise.resolve(rights) }),
        false,
        'not open to its writer',
      );
    const next = await asking.plan({ ...first, text: 'by device' });
    assert.equal(next.ok && next.value.kind === 'metrics' && next.value.by, ['device']);
  });
});

test.run();
