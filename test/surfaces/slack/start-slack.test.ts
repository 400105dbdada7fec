/** Starting, keeping the connection, stopping. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { SlackSettings } from '../../../src/ask/settings.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { makeSchedules } from '../../../src/schedule/make-schedules.ts';
import { deliveriesIn } from '../../../src/store/deliveries.ts';
import { openLedger } from '../../../src/surfaces/slack/delivery/open-ledger.ts';
import { startSlack } from '../../../src/surfaces/slack/start-slack.ts';
import { installOf, readManifest } from '../../../src/surfaces/workspace/manifest.ts';
import { openWorkspace, type Workspace } from '../../../src/surfaces/workspace/workspace.ts';
import { databases } from '../../support/databases.ts';
import { another, closeBots, logTo, noBuilder, noHome, openBot, painter, settingsFor, shortWaits } from './bot.ts';
import { keptOutcomes } from './kept-outcomes.ts';
import { answered, shown } from './shown.ts';

async function start(workspace: Workspace, mode: 'socket' | 'http', parts: Partial<SlackSettings>) {
  const database = databases().find(({ kind }) => kind === 'sqlite');
  if (database === undefined) throw new Error('no SQLite');
  const { store } = await database.open();
  const deps = {
    builder: noBuilder,
    schedules: makeSchedules(store, systemClock),
    follows: () => Promise.resolve(false),
    ask: () => Promise.resolve(answered(shown())),
    home: noHome,
    answers: keptOutcomes().answers,
    painter,
    deliveries: deliveriesIn(store, () => systemClock.now()),
    ledger: openLedger(store),
    clock: systemClock,
    log: logTo([]),
    waits: shortWaits,
  };
  return startSlack(deps, settingsFor(workspace, mode, parts));
}

test('a wrong token is a problem that names its variable', async () => {
  const workspace = await openWorkspace(installOf(readManifest()));
  const bot = await start(workspace, 'socket', { botToken: 'xoxb-wrong' });
  assert.equal(bot, {
    ok: false,
    problems: {
      code: 'refused_token',
      message: 'Slack refuses SLACK_BOT_TOKEN (invalid_auth); the settings of the Slack app show the right one.',
    },
  });
  const app = await start(workspace, 'socket', { appToken: 'xapp-wrong' });
  assert.is(app.ok, false);
  assert.match(app.ok ? '' : app.problems.message, /SLACK_APP_TOKEN \(invalid_auth\)/);
  await workspace.close();
});

test('a Slack that cannot be reached is a problem', async () => {
  const workspace = await openWorkspace(installOf(readManifest()));
  await workspace.close();
  const started = await start(workspace, 'http', {});
  assert.is(started.ok ? '' : started.problems.code, 'unreachable');
});

test('a port that is taken is a problem', async () => {
  const workspace = await openWorkspace(installOf(readManifest()));
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const started = await start(workspace, 'http', { port });
  assert.is(started.ok ? '' : started.problems.message, `Port ${port} cannot be listened on (EADDRINUSE); PARLEY_PORT chooses another.`);
  await new Promise((resolve) => other.close(resolve));
  await workspace.close();
});

test('after a refresh of the socket, and after a broken one, the bot is there again', async () => {
  const bot = await openBot({ ask: () => answered(shown()) });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const before = (method: string) => workspace.state.calls.filter((call) => call.method === method).length;
  workspace.sockets.refresh('refresh_requested');
  await workspace.state.until('the connection to go', () => workspace.sockets.open() === 0);
  await workspace.answer(await workspace.say(dana, workspace.direct(dana), 'exposed'));
  workspace.faults.next('apps.connections.open', { kind: 'status', status: 500 });
  workspace.faults.next('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
  const opened = before('apps.connections.open');
  workspace.sockets.drop();
  await workspace.answer(await workspace.say(dana, workspace.direct(dana), 'engaged'));
  assert.is(before('apps.connections.open'), opened + 3);
  await bot.close();
});

for (const mode of ['socket', 'http'] as const)
  test(`a stop waits for the answers under way (${mode})`, async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const bot = await openBot({
      mode,
      ask: async () => {
        await held;
        return answered(shown());
      },
    });
    const { workspace } = bot;
    const dana = workspace.user('dana');
    const message = await workspace.say(dana, workspace.direct(dana), 'exposed');
    await workspace.state.until('the question', () => bot.asked.length === 1);
    const stopped = bot.running.stop();
    release();
    await stopped;
    assert.is(workspace.replies(workspace.direct(dana), message.ts).length, 1);
    await bot.close();
  });

test('a stop that waited long enough cancels what is left and says nothing: another process answers it', async () => {
  const bot = await openBot({
    waits: { stop: 20 },
    ask: ({ signal }) =>
      new Promise((resolve) => {
        signal?.addEventListener('abort', () => resolve({ kind: 'fault', id: 'cancelled' }));
      }),
  });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const message = await workspace.say(dana, workspace.direct(dana), 'exposed');
  await workspace.state.until('the question', () => bot.asked.length === 1);
  await bot.running.stop();
  assert.ok(bot.asked[0]?.signal?.aborted);
  assert.is(workspace.replies(workspace.direct(dana), message.ts).length, 0);
  const next = await another(bot, () => answered(shown()));
  await workspace.answer(message);
  await next.running.stop();
  assert.is(workspace.replies(workspace.direct(dana), message.ts).length, 1);
  await bot.close();
});

test.after.each(closeBots);

test.run();
