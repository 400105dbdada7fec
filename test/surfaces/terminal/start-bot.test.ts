import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { installOf, readManifest } from '../../../src/surfaces/workspace/manifest.ts';
import { openWorkspace, type Workspace } from '../../../src/surfaces/workspace/workspace.ts';
import { databases } from '../../support/databases.ts';
import { freePort } from '../../support/free-port.ts';
import { rollLines } from '../../support/rolled-store.ts';
import { sampleLines, sampleNow } from '../../support/sample-brand.ts';
import { parley } from '../../support/terminal.ts';

interface World {
  workspace: Workspace | null;
  drop: () => Promise<void>;
  url: string;
}

const bot = suite<World>('parley start with Slack', { workspace: null, drop: () => Promise.resolve(), url: '' });

bot.before(async (world) => {
  world.workspace = await openWorkspace(installOf(readManifest()));
  const database = databases().find(({ kind }) => kind === 'sqlite');
  assert.ok(database);
  const { store, url, drop } = await database.open();
  await rollLines(store, sampleLines());
  world.url = url;
  world.drop = drop;
});
bot.after(async (world) => {
  await world.workspace?.close();
  await world.drop();
});

bot('answers in Slack until it is told to stop', async (world) => {
  const { workspace } = world;
  assert.ok(workspace);
  const stop = new AbortController();
  const env = {
    PARLEY_DATABASE_URL: world.url,
    PARLEY_NOW: sampleNow,
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_APP_TOKEN: workspace.appToken,
    SLACK_API_URL: workspace.apiUrl,
  };
  const running = parley(['start'], { env, signal: stop.signal });
  const channel = workspace.channel('general');
  const person = workspace.user('Noor');
  const message = await workspace.say(person, channel, `<@${workspace.bot.userId}> exposed by campaign last week`);
  const answer = await workspace.answer(message);
  assert.match(answer.text, /^Exposed by campaign from 16 to 22 November 2026/);
  stop.abort();
  const { code, err } = await running;
  assert.is(code, 0);
  assert.match(err, 'Parley answers in Slack (Socket Mode).');
});

bot('many workspaces install it, until it is told to stop', async (world) => {
  const { workspace } = world;
  assert.ok(workspace);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const stop = new AbortController();
  const env = {
    PARLEY_DATABASE_URL: world.url,
    PARLEY_NOW: sampleNow,
    PARLEY_PORT: String(port),
    PARLEY_URL: address,
    PARLEY_TOKEN_KEY: Buffer.alloc(32, 7).toString('base64'),
    SLACK_CLIENT_ID: workspace.grants.clientId,
    SLACK_CLIENT_SECRET: workspace.grants.clientSecret,
    SLACK_SIGNING_SECRET: workspace.signingSecret,
    SLACK_API_URL: workspace.apiUrl,
  };
  const running = parley(['start'], { env, signal: stop.signal });
  const look = (): Promise<Response | null> => fetch(`${address}/slack/install`, { redirect: 'manual' }).catch(() => null);
  let page = await look();
  for (let turn = 0; page === null && turn < 10_000; turn += 1) page = await look();
  const consent = new URL(page?.headers.get('location') ?? '');
  assert.is(consent.searchParams.get('redirect_uri'), `${address}/slack/oauth_redirect`);
  assert.equal(consent.searchParams.get('scope')?.split(','), [...installOf(readManifest()).scopes]);
  stop.abort();
  const { code, err } = await running;
  assert.is(code, 0);
  assert.match(err, `Workspaces install it at ${address}/slack/install.`);
});

bot('without Slack it opens a workspace on this computer, until it is told to stop', async (world) => {
  const stop = new AbortController();
  const env = { PARLEY_DATABASE_URL: world.url, PARLEY_NOW: sampleNow, PARLEY_PORT: '0' };
  const onOut = (text: string): void => {
    if (text.includes('http://127.0.0.1:')) stop.abort();
  };
  const { code, out } = await parley(['start'], { env, signal: stop.signal, onOut });
  assert.is(code, 0);
  assert.match(out, /^Parley answers in a workspace on this computer: http:\/\/127\.0\.0\.1:\d+\/$/m);
  assert.match(out, 'npx parley chat');
});

bot('a token that Slack refuses ends it with a sentence', async (world) => {
  const { workspace } = world;
  assert.ok(workspace);
  const env = {
    PARLEY_DATABASE_URL: world.url,
    PARLEY_NOW: sampleNow,
    SLACK_BOT_TOKEN: 'xoxb-wrong',
    SLACK_APP_TOKEN: 'xapp-wrong',
    SLACK_API_URL: workspace.apiUrl,
  };
  const { code, err } = await parley(['start'], { env });
  assert.is(code, 4);
  assert.match(err, 'SLACK_BOT_TOKEN');
});

bot.run();
