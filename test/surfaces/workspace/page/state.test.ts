/** What the page keeps, offers and fills in. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Block, wordsOf } from '../../../../src/surfaces/workspace/page/blocks.ts';
import { namesFor, offersFor, questionIn } from '../../../../src/surfaces/workspace/page/composing.ts';
import {
  applied,
  channelsOf,
  entryOf,
  nameOf,
  newestOfApp,
  repliesOf,
  rootsOf,
  teamOf,
  usersOf,
} from '../../../../src/surfaces/workspace/page/entries.ts';
import { fieldText, initialValues, missingIn, optionsOf, withChosen } from '../../../../src/surfaces/workspace/page/form.ts';
import type { Entry, MessageEntry } from '../../../../src/surfaces/workspace/wire.ts';

const message = (ts: string, threadTs: string | null, bot = false): MessageEntry => ({
  kind: 'message',
  channel: 'C1',
  ts,
  threadTs,
  user: 'U1',
  bot,
  text: ts,
  blocks: [],
  ephemeral: false,
  files: [],
  edited: false,
  tasks: [],
  streaming: false,
  unfurls: {},
  reactions: [],
});
const channel = (id: string, name: string, type: 'public' | 'im'): Entry => ({ kind: 'channel', id, name, type, joined: true });

test('entries are put, replaced and taken away, and read in order', () => {
  const set: Record<string, Entry> = {
    'user:U1': { kind: 'user', id: 'U1', name: 'dana', realName: 'Dana Reyes', bot: false },
    'channel:C1': channel('C1', 'general', 'public'),
    'channel:C2': channel('C2', 'care', 'public'),
    'channel:D1': channel('D1', '', 'im'),
    'message:C1:9': message('9', null),
    'message:C1:10': message('10', null),
    'message:C1:11': message('11', '9', true),
  };
  const entries = applied(new Map(), { set, gone: [] });
  const stamps = (messages: readonly MessageEntry[]) => messages.map(({ ts }) => ts);
  assert.equal(
    channelsOf(entries).map(({ name }) => name),
    ['care', 'general'],
  );
  assert.equal(stamps(rootsOf(entries, 'C1')), ['9', '10']);
  assert.equal(stamps(repliesOf(entries, 'C1', '9')), ['11']);
  assert.is(newestOfApp(entries)?.ts, '11');
  assert.equal([nameOf(entries, 'U1'), nameOf(entries, 'U9')], ['Dana Reyes', 'U9']);
  assert.is(usersOf(entries).length, 1);
  assert.is(teamOf(entries), null);
  assert.is(entryOf(entries, 'file', 'user:U1'), null);
  assert.is(newestOfApp(applied(entries, { set: {}, gone: ['message:C1:11'] })), null);
});

const team = { commands: [{ command: '/parley', description: 'Ask', hint: 'question' }] };

test('the composer offers commands, people, channels, and completes questions only', () => {
  const names = (line: string) => namesFor(line, team, ['parley', 'dana'], ['general']).map(({ line: next }) => next);
  assert.equal(names('/p'), ['/parley ']);
  assert.equal(names('/'), ['/parley ', '/invite ']);
  assert.equal(names('hi @pa'), ['hi @parley ']);
  assert.equal(names('see #ge'), ['see #general ']);
  assert.equal(names('exposed'), []);
  const asked = (line: string, direct: boolean) => questionIn(line, direct, 'parley', ['/parley']);
  assert.equal(asked('@parley exp', false), { before: '@parley ', question: 'exp' });
  assert.equal(asked('/parley exp', false), { before: '/parley ', question: 'exp' });
  assert.equal(asked('exp', true), { before: '', question: 'exp' });
  assert.is(asked('exp', false), null);
  assert.is(asked('/other exp', true), null);
  assert.equal(
    offersFor('@parley ', 'exposed by camp', [{ text: 'campaign', kind: 'dimension', says: 'rows for each', start: 11, end: 15 }]),
    [{ line: '@parley exposed by campaign ', text: 'campaign', note: 'rows for each' }],
  );
});

const words = (text: string) => ({ type: 'plain_text' as const, text });
const option = { text: words('Bar'), value: 'bar' };
const input = (id: string, element: NonNullable<Block['element']>, optional = false): Block => ({
  type: 'input',
  block_id: id,
  element,
  optional,
});
const fields: readonly Block[] = [
  input('a', { type: 'plain_text_input', action_id: 'x', initial_value: 'named' }),
  input('b', { type: 'multi_external_select', action_id: 'x' }),
  input('c', { type: 'static_select', action_id: 'x', initial_option: option }),
  input('d', { type: 'datepicker', action_id: 'x' }, true),
  input('e', { type: 'timepicker', action_id: 'x', initial_time: '10:00' }),
  input('f', { type: 'users_select', action_id: 'x', initial_user: 'U1' }),
  input('g', { type: 'channels_select', action_id: 'x' }, true),
  input('h', { type: 'conversations_select', action_id: 'x' }, true),
  {
    type: 'actions',
    block_id: 'i',
    elements: [
      { type: 'button', action_id: 'go' },
      { type: 'checkboxes', action_id: 'x' },
    ],
  },
  { type: 'section', block_id: 'j', accessory: { type: 'image' } },
];

test('a form starts with what it was given, takes what is chosen, and knows what is missing', () => {
  const values = initialValues(fields);
  assert.equal(values['a'], { x: { type: 'plain_text_input', value: 'named' } });
  assert.equal(values['c'], { x: { type: 'static_select', selected_option: option } });
  assert.equal(values['i'], { x: { type: 'checkboxes', selected_options: [] } });
  assert.equal(values['e'], { x: { type: 'timepicker', selected_time: '10:00' } });
  assert.equal(values['f'], { x: { type: 'users_select', selected_user: 'U1' } });
  assert.is(values['j'], undefined);
  assert.equal(Object.keys(missingIn(fields, values)), ['b']);
  const chosen = withChosen(values, 'b', 'x', { type: 'multi_external_select', selected_options: [option] });
  assert.equal(missingIn(fields, chosen), {});
  assert.equal(Object.keys(missingIn(fields, withChosen(chosen, 'a', 'x', { value: '' }))), ['a']);
  const element = { type: 'plain_text_input', action_id: 'x' };
  assert.equal([fieldText(values, 'a', element, 'value'), fieldText(values, 'd', element, 'selected_date')], ['named', '']);
  assert.equal(optionsOf({ option_groups: [{ label: words('All'), options: [option] }] }), [option]);
  assert.equal([wordsOf('a'), wordsOf(words('b')), wordsOf(undefined)], ['a', 'b', '']);
});

test.run();
