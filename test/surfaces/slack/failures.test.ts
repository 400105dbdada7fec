/** What is left of an answer when something on the way fails. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { everything } from '../../../src/ask/access/rights.ts';
import type { ChartPainter } from '../../../src/present/chart/painter.ts';
import type { Fault } from '../../../src/surfaces/workspace/faults.ts';
import { installOf, readManifest } from '../../../src/surfaces/workspace/manifest.ts';
import type { Message } from '../../../src/surfaces/workspace/state.ts';
import { modalWith, onStage } from './actions/asking-bot.ts';
import { type Bot, type BotOptions, closeBots, openBot, painter } from './bot.ts';
import { answered, byNames, pictured, shown } from './shown.ts';

async function askOnce(
  options: BotOptions,
  before: (bot: Bot) => void,
): Promise<{ readonly bot: Bot; readonly answers: readonly Message[] }> {
  const bot = await openBot({ ask: () => answered(shown()), ...options });
  before(bot);
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const message = await workspace.say(dana, workspace.direct(dana), 'exposed by campaign');
  await workspace.answer(message);
  await bot.close();
  return { bot, answers: workspace.replies(workspace.direct(dana), message.ts) };
}

/** The manifest's scopes without some. */
const granted = (without: readonly string[]) => installOf(readManifest()).scopes.filter((scope) => !without.includes(scope));

/** But for what can be clicked under it. */
const types = (message: Message | undefined) =>
  message?.blocks.map((block) => block['type']).filter((type) => type !== 'actions' && type !== 'context_actions') ?? [];
const invalid: Fault = {
  kind: 'error',
  error: 'invalid_blocks',
  messages: ['[ERROR] invalid slack file [json-pointer:/blocks/1/slack_file]'],
};

test('a rate limit is waited out and the answer comes once', async () => {
  const { bot, answers } = await askOnce({}, ({ workspace }) =>
    workspace.faults.next('chat.postMessage', { kind: 'status', status: 429, retryAfter: 1 }),
  );
  assert.is(answers.length, 1);
  assert.equal(
    bot.workspace.state.calls.filter(({ method }) => method === 'chat.postMessage').map(({ error }) => error),
    ['429', null],
  );
});

test('a server error at posting is tried again', async () => {
  const { answers } = await askOnce({}, ({ workspace }) => workspace.faults.next('chat.postMessage', { kind: 'status', status: 500 }));
  assert.is(answers.length, 1);
  assert.ok(types(answers[0]).includes('data_table'));
});

test('where Slack does not tell for a moment who somebody is, he is answered all the same', async () => {
  const { bot } = await askOnce({}, ({ workspace }) => workspace.faults.next('users.info', { kind: 'status', status: 500 }));
  assert.equal(bot.asked[0]?.rights, everything);
});

for (const where of ['in a thread', 'to the asker alone'] as const)
  test(`where Slack does not tell at all who somebody is, that is a fault, and not said to be his lack of rights (${where})`, async () => {
    const bot = await openBot({ ask: () => answered(shown()) });
    const { workspace } = bot;
    const dana = workspace.user('dana');
    workspace.faults.next('users.info', { kind: 'status', status: 503 }, 20);
    if (where === 'in a thread') await workspace.say(dana, workspace.direct(dana), 'exposed by campaign');
    else await workspace.command(dana, workspace.channel('numbers'), '/parley', 'exposed by campaign');
    const told = await workspace.state.until('a word', () => workspace.state.messages.find(({ fromBot }) => fromBot));
    const id = /logged as ([0-9a-f]{8})/.exec(told.text)?.[1];
    assert.ok(id !== undefined && JSON.stringify(bot.lines).includes(id), told.text);
    assert.is(bot.asked.length, 0);
    await bot.close();
  });

test('a window that nothing can be put into says so, with the id of the log', () =>
  onStage(async (stage) => {
    const { workspace } = stage;
    const answer = await stage.answered('exposed by campaign last week');
    await stage.brandStore.writer.raw('alter table answers rename to away');
    const opens: Readonly<Record<string, (person: string) => Promise<unknown>>> = {
      receipt: (person) => workspace.act(person, { message: answer }, 'answer_how'),
      explanation: (person) => workspace.shortcut(person, 'explain_numbers', answer),
      builder: (person) => workspace.act(person, { message: answer }, 'answer_refine'),
      schedule: (person) => workspace.click(person, answer, 'Schedule'),
    };
    for (const [name, open] of Object.entries(opens)) {
      const person = workspace.user(name);
      await open(person);
      const view = await modalWith(stage, person, /logged as [0-9a-f]{8}/);
      const [, id = ''] = /logged as ([0-9a-f]{8})/.exec(JSON.stringify(view.body)) ?? [];
      assert.match(JSON.stringify(stage.lines), id);
    }
    await stage.brandStore.writer.raw('alter table away rename to answers');
  }));

test('a step of a workflow that meets a fault of ours fails with the id of the log', async () => {
  const bot = await openBot({ ask: () => Promise.reject(new Error('the database is away')) });
  const { workspace } = bot;
  const step = await workspace.runStep('ask_question', { question: 'exposed' });
  const outcome = await workspace.state.until('the end of a step', () => workspace.state.executions.get(step)?.outcome ?? false);
  const [, id = 'none'] = /logged as ([0-9a-f]{8})/.exec(JSON.stringify(outcome)) ?? [];
  assert.match(JSON.stringify(bot.lines), id);
  await bot.close();
});

const postings = (bot: Bot) => bot.workspace.state.calls.filter(({ method }) => method === 'chat.postMessage').map(({ error }) => error);

test('a connection that breaks before the message arrived: it is looked for and sent again', async () => {
  const { bot, answers } = await askOnce({}, ({ workspace }) => workspace.faults.next('chat.postMessage', { kind: 'cut' }));
  assert.is(answers.length, 1);
  assert.ok(types(answers[0]).includes('data_table'));
  assert.equal(postings(bot), ['cut', null]);
});

test('a connection that breaks after the message arrived: it is found and not sent again', async () => {
  const { bot, answers } = await askOnce({}, ({ workspace }) => workspace.faults.next('chat.postMessage', { kind: 'lost' }));
  assert.is(answers.length, 1);
  assert.ok(types(answers[0]).includes('data_table'));
  assert.equal(postings(bot), [null]);
});

for (const kind of ['cut', 'lost'] as const)
  test(`where the app may not look back, a message whose answer is lost is not sent again, and a fault is said (${kind})`, async () => {
    const scopes = granted(['im:history', 'channels:history', 'groups:history']);
    const bot = await openBot({ ask: () => answered(shown()), scopes });
    const { workspace } = bot;
    workspace.faults.next('chat.postMessage', { kind });
    const numbers = workspace.channel('numbers');
    const message = await workspace.say(workspace.user('dana'), numbers, `<@${workspace.bot.userId}> exposed by campaign`);
    await workspace.state.until('a fault', () => workspace.replies(numbers, message.ts).some(({ text }) => /fault/.test(text)));
    await bot.close();
    const answers = workspace.replies(numbers, message.ts);
    assert.is(answers.filter(({ text }) => text.startsWith('EXPOSED')).length, kind === 'cut' ? 0 : 1);
    assert.match(answers.at(-1)?.text ?? '', /fault on our side/);
    assert.ok(bot.lines.some(({ message }) => message.includes('not known whether a message arrived')));
  });

test('refused blocks become the same answer in words, with its table', async () => {
  const { bot, answers } = await askOnce({}, ({ workspace }) =>
    workspace.faults.next('chat.postMessage', {
      kind: 'error',
      error: 'invalid_blocks',
      messages: ['[ERROR] must be more than 0 characters [json-pointer:/blocks/2/rows/1/0/text]'],
    }),
  );
  assert.is(answers.length, 1);
  assert.equal(answers[0]?.blocks, []);
  assert.match(answers[0]?.text ?? '', /^exposed and exposed rate by campaign.*\nEXPOSED was 5,700/);
  assert.match(answers[0]?.text ?? '', /```[^`]*Summer Sale +4,012 +62\.3%/);
  assert.ok(
    bot.lines.some(
      ({ message, fields }) => message === 'Slack refused blocks' && JSON.stringify(fields).includes('/blocks/2/rows/1/0/text'),
    ),
  );
});

const withPicture = () => answered(pictured());

test('a picture that Slack knows only a little later is waited for', async () => {
  const { answers } = await askOnce({ ask: withPicture }, ({ workspace }) => {
    workspace.faults.next('chat.postMessage', invalid, 2);
    workspace.faults.processingPolls = 3;
  });
  assert.is(answers.length, 1);
  assert.ok(types(answers[0]).includes('image'));
});

test('an answer goes without a picture that Slack never knows', async () => {
  const { answers } = await askOnce({ ask: withPicture }, ({ workspace }) => workspace.faults.next('chat.postMessage', invalid, 4));
  assert.is(answers.length, 1);
  assert.not(types(answers[0]).includes('image'));
  assert.ok(types(answers[0]).includes('data_table'));
});

const pictureTroubles: Readonly<Record<string, (bot: Bot) => void>> = {
  'that is never processed': ({ workspace }) => {
    workspace.faults.processingPolls = Infinity;
  },
  'whose upload is refused': ({ workspace }) => workspace.faults.next('upload', { kind: 'status', status: 500 }),
  'for which there is no room': ({ workspace }) =>
    workspace.faults.next('files.getUploadURLExternal', { kind: 'error', error: 'storage_limit_reached' }),
  'that cannot be completed': ({ workspace }) =>
    workspace.faults.next('files.completeUploadExternal', { kind: 'error', error: 'file_uploads_disabled' }),
};
for (const [what, before] of Object.entries(pictureTroubles))
  test(`an answer goes without a picture ${what}`, async () => {
    const { bot, answers } = await askOnce({ ask: withPicture }, before);
    assert.is(answers.length, 1);
    assert.equal(types(answers[0]), ['context', 'rich_text', 'data_table', 'context', 'context', 'context']);
    assert.ok(bot.lines.some(({ message }) => message === 'the answer goes without its picture'));
  });

test('an answer goes without a picture that cannot be drawn', async () => {
  const painter = { paint: () => Promise.reject(new Error('no fonts')), close: () => Promise.resolve() };
  const { answers } = await askOnce({ ask: withPicture, painter }, () => undefined);
  assert.not(types(answers[0]).includes('image'));
});

/** Lets the picture of an answer be drawn when told to. */
function slowPainter() {
  let draw: () => void = () => undefined;
  const told = new Promise<void>((resolve) => {
    draw = resolve;
  });
  return {
    draw: () => draw(),
    painter: { ...painter, paint: (...chart: Parameters<ChartPainter['paint']>) => told.then(() => painter.paint(...chart)) },
  };
}

test('an answer does not wait for a picture that is slow, which is put into it when it comes', async () => {
  const slow = slowPainter();
  const bot = await openBot({ ask: withPicture, painter: slow.painter, waits: { chart: 20 } });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const message = await workspace.say(dana, workspace.direct(dana), 'exposed by campaign');
  const first = await workspace.answer(message);
  assert.ok(types(first).includes('data_table'));
  assert.not(types(first).includes('image'));
  workspace.faults.next('chat.update', invalid);
  slow.draw();
  const replies = () => workspace.replies(workspace.direct(dana), message.ts);
  await workspace.state.until('the picture', () => replies().some((one) => types(one).includes('image')));
  await bot.close();
  assert.is(replies().length, 1);
  assert.ok(types(replies()[0]).includes('data_table'));
});

test('a slow picture that Slack does not take leaves the answer as it is', async () => {
  const slow = slowPainter();
  const bot = await openBot({ ask: withPicture, painter: slow.painter, waits: { chart: 20 } });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const message = await workspace.say(dana, workspace.direct(dana), 'exposed by campaign');
  const before = types(await workspace.answer(message));
  workspace.faults.next('chat.update', { kind: 'error', error: 'message_not_found' });
  slow.draw();
  await bot.close();
  assert.equal(workspace.replies(workspace.direct(dana), message.ts).map(types), [before]);
  assert.ok(bot.lines.some(({ message: line }) => line === 'a late picture did not reach its answer'));
});

test('a status that is not available changes nothing', async () => {
  const { answers } = await askOnce({}, ({ workspace }) =>
    workspace.faults.next('assistant.threads.setStatus', { kind: 'error', error: 'not_agent_app' }),
  );
  assert.is(answers.length, 1);
});

test('the whole of a table that is too long goes along as a file, and without the file the answer stands', async () => {
  const many = byNames(
    Array.from({ length: 10_000 }, (_, index) => `Campaign ${index}`),
    { chart: null },
  );
  const { bot, answers } = await askOnce({ ask: () => answered(many) }, () => undefined);
  assert.is(answers.length, 2);
  const file = bot.workspace.state.files.get(String(answers[1]?.files[0]));
  const lines = file?.bytes?.toString('utf8').trimEnd().split('\r\n') ?? [];
  assert.is(lines.length, 10_001);
  assert.is(lines[0], '\uFEFFcampaign,exposed,exposed_rate');
  const refused = await askOnce({ ask: () => answered(many) }, ({ workspace }) =>
    workspace.faults.next('upload', { kind: 'status', status: 500 }),
  );
  assert.is(refused.answers.length, 1);
});

test('a channel that the bot may not write to is logged, and nothing breaks', async () => {
  const bot = await openBot({ ask: () => answered(shown()) });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const channel = workspace.channel('closed');
  channel.members.delete(workspace.bot.userId);
  await workspace.say(dana, channel, `<@${workspace.bot.userId}> exposed`);
  await workspace.answer(await workspace.say(dana, workspace.direct(dana), 'exposed'));
  await bot.close();
  assert.ok(bot.lines.some(({ fields }) => JSON.stringify(fields).includes('not_in_channel')));
});

test('a fault shows its id and nothing else of itself', async () => {
  const { answers } = await askOnce({ ask: () => ({ kind: 'fault', id: '7f3k' }) }, () => undefined);
  assert.match(answers[0]?.text ?? '', /logged as 7f3k/);
});

test('an ask that throws against its promise is a fault under an id that stands in the log', async () => {
  const { bot, answers } = await askOnce({ ask: () => Promise.reject(new Error('the table visits_daily is locked')) }, () => undefined);
  const id = /logged as ([0-9a-f]{8})/.exec(answers[0]?.text ?? '')?.[1];
  assert.ok(id !== undefined && bot.lines.some(({ fields }) => JSON.stringify(fields).includes(id)));
  assert.not.match(JSON.stringify(answers), /visits_daily/);
});

test('no log line holds a token, a question or an answer', async () => {
  const { bot } = await askOnce({}, ({ workspace }) => {
    workspace.faults.next('chat.postMessage', invalid);
    workspace.faults.next('upload', { kind: 'cut' });
  });
  const log = JSON.stringify(bot.lines);
  for (const secret of [
    bot.workspace.botToken,
    bot.workspace.appToken,
    bot.workspace.signingSecret,
    'exposed by campaign',
    'Summer Sale',
    '5,700',
  ])
    assert.not.ok(log.includes(secret), secret);
});

test.after.each(closeBots);

test.run();
