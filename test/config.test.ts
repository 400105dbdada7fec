import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readConfig } from '../src/config.ts';

interface World {
  folder: string;
}

const config = suite<World>('config', { folder: '' });
config.before((world) => {
  world.folder = mkdtempSync(path.join(tmpdir(), 'parley-config-'));
});
config.after((world) => rmSync(world.folder, { recursive: true }));

function yml(world: World, text: string): string {
  const file = path.join(world.folder, 'parley.yml');
  writeFileSync(file, text);
  return file;
}

async function errorsOf(env: Record<string, string>, now: string | null = null): Promise<string> {
  const read = await readConfig(env, now);
  assert.not.ok(read.ok, 'a refusal was expected');
  return read.ok ? '' : read.errors.join('\n');
}

config('without anything set, a SQLite file in the working folder and no Slack', async () => {
  const read = await readConfig({}, null);
  assert.ok(read.ok);
  assert.is(read.settings.databaseUrl, 'sqlite:parley.db');
  assert.is(read.settings.slack, null);
  assert.is(read.settings.timeoutMs, 10_000);
  assert.is(read.settings.rowCap, 10_000);
});

config('an empty variable counts as not set', async () => {
  const read = await readConfig({ PARLEY_DATABASE_URL: '', SLACK_BOT_TOKEN: '' }, null);
  assert.ok(read.ok && read.settings.databaseUrl === 'sqlite:parley.db' && read.settings.slack === null);
});

config('--now wins over PARLEY_NOW', async () => {
  const read = await readConfig({ PARLEY_NOW: '2026-01-01T00:00:00Z' }, '2026-11-23T10:00:00-05:00');
  assert.ok(read.ok && read.clock.now() === Date.parse('2026-11-23T15:00:00Z'));
});

config('without either, the clock goes', async () => {
  const read = await readConfig({}, null);
  assert.ok(read.ok && Math.abs(read.clock.now() - Date.now()) < 60_000);
});

config('a wrong instant is named by where it was given', async () => {
  assert.match(await errorsOf({ PARLEY_NOW: 'yesterday' }), /^PARLEY_NOW: must be an instant such as /);
  assert.match(await errorsOf({}, 'yesterday'), /^--now: must be an instant such as /);
});

for (const [name, env, expected] of [
  ['an app token without a bot token', { SLACK_APP_TOKEN: 'xapp-1' }, /^SLACK_BOT_TOKEN is missing/],
  ['a signing secret without a bot token', { SLACK_SIGNING_SECRET: 's' }, /^SLACK_BOT_TOKEN is missing/],
  ['a bot token alone', { SLACK_BOT_TOKEN: 'xoxb-1' }, /^SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET .* is missing/],
  ['a user token for the bot', { SLACK_BOT_TOKEN: 'xoxp-1', SLACK_APP_TOKEN: 'xapp-1' }, /^SLACK_BOT_TOKEN: must be the bot token/],
  ['a port that is none', { PARLEY_PORT: 'web' }, /^PARLEY_PORT: /],
  ['an API address that is none', { SLACK_API_URL: 'localhost' }, /^SLACK_API_URL: /],
  ['a log level that is none', { PARLEY_LOG_LEVEL: 'loud' }, /^PARLEY_LOG_LEVEL: /],
  [
    'a named file that is not there',
    { PARLEY_CONFIG: '/nowhere/parley.yml' },
    /^PARLEY_CONFIG: \/nowhere\/parley\.yml cannot be read: there is no such file/,
  ],
  ['a named folder', { PARLEY_CONFIG: '/' }, /^PARLEY_CONFIG: \/ cannot be read\.$/],
] as const) {
  config(`${name} is an error that names the key`, async () => assert.match(await errorsOf(env), expected));
}

config('Socket Mode with an app token, HTTP with a signing secret', async () => {
  const socket = await readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: 'http://127.0.0.1:9/api/' }, null);
  assert.ok(socket.ok && socket.settings.slack?.mode === 'socket' && socket.settings.slack.apiUrl === 'http://127.0.0.1:9/api/');
  const http = await readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', PARLEY_PORT: '0' }, null);
  assert.ok(http.ok && http.settings.slack?.mode === 'http' && http.settings.slack.port === 0);
});

const key = Buffer.alloc(32, 7).toString('base64');
const many = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'hidden',
  SLACK_SIGNING_SECRET: 's',
  PARLEY_TOKEN_KEY: ` ${key} , ${key}`,
  PARLEY_URL: 'https://parley.mybrand.com/',
};

config('many workspaces by OAuth', async () => {
  const read = await readConfig({ ...many, PARLEY_WORKSPACES: 'T1, E2' }, null);
  assert.ok(read.ok && read.settings.slack !== null);
  const { mode, botToken, oauth, url } = read.settings.slack;
  assert.equal([mode, botToken, url], ['http', null, 'https://parley.mybrand.com']);
  assert.equal(oauth, { clientId: '1.2', clientSecret: 'hidden', tokenKeys: [key, key], allowed: ['T1', 'E2'] });
  const open = await readConfig({ ...many, PARLEY_URL: 'http://127.0.0.1:3000' }, null);
  assert.ok(open.ok && open.settings.slack?.oauth?.allowed === null);
});

config('what is missing for many workspaces is told by its variables, and no secret is', async () => {
  for (const name of Object.keys(many)) {
    const errors = await errorsOf({ ...many, [name]: '' });
    assert.match(errors, new RegExp(`^${name} is missing: `));
    assert.is(errors.split('\n').length, 1);
  }
  assert.match(await errorsOf({ PARLEY_TOKEN_KEY: key }), /^SLACK_CLIENT_ID is missing: .*\nSLACK_CLIENT_SECRET is missing/);
  assert.match(await errorsOf({ ...many, SLACK_BOT_TOKEN: 'xoxb-1' }), /^SLACK_BOT_TOKEN \(for one workspace\) is set beside/);
  assert.match(await errorsOf({ ...many, SLACK_APP_TOKEN: 'xapp-1' }), /^SLACK_APP_TOKEN is for Socket Mode/);
  for (const wrong of ['hidden', `${key},hidden`, key.slice(4), ','])
    assert.is(
      await errorsOf({ ...many, PARLEY_TOKEN_KEY: wrong }),
      'PARLEY_TOKEN_KEY: must be 32 bytes in base64, several with commas between; `openssl rand -base64 32` makes them.',
    );
  for (const wrong of ['parley', 'http://parley.mybrand.com', 'https://parley.mybrand.com/?a=b'])
    assert.match(await errorsOf({ ...many, PARLEY_URL: wrong }), /^PARLEY_URL: must be an address such as https/);
  assert.match(await errorsOf({ ...many, PARLEY_WORKSPACES: 'Acme' }), /^PARLEY_WORKSPACES: must be ids/);
});

config('where many workspaces install the app, a rule says whose ids it names', async (world) => {
  const rules = (first: string) => yml(world, `access:\n  rules:\n    - { ${first}users: U1 }\n    - { workspace: E1, groups: S1 }\n`);
  const errors = await errorsOf({ ...many, PARLEY_CONFIG: rules('') });
  assert.match(errors, /access\.rules\.0: workspace is missing: .* such as workspace: T024BE7LE\.$/);
  assert.is(errors.split('\n').length, 1);
  assert.ok((await readConfig({ ...many, PARLEY_CONFIG: rules('workspace: T1, ') }, null)).ok);
  assert.ok((await readConfig({ PARLEY_CONFIG: rules('') }, null)).ok);
});

config('a key for tokens may lie about where there is one workspace', async () => {
  const read = await readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', PARLEY_TOKEN_KEY: key }, null);
  assert.ok(read.ok && read.settings.slack?.oauth === undefined);
});

config('parley.yml sets what it names and leaves the rest', async (world) => {
  const file = yml(world, 'settle_minutes: 30\ncharts:\n  quickchart_url: http://charts.internal:3400\n');
  const read = await readConfig({ PARLEY_CONFIG: file }, null);
  assert.ok(read.ok);
  assert.is(read.settings.settleMinutes, 30);
  assert.equal(read.settings.charts, { quickChartUrl: 'http://charts.internal:3400', allowPublic: false });
  assert.is(read.settings.rowCap, 10_000);
});

config('an empty parley.yml sets nothing', async (world) => {
  assert.ok((await readConfig({ PARLEY_CONFIG: yml(world, '# nothing yet\n') }, null)).ok);
});

for (const [name, text, expected] of [
  ['an unknown key', 'row_cap: 5\nsettle_minuts: 30\n', ':2:1: settle_minuts: is no key here; did you mean settle_minutes?'],
  [
    'an unknown key that is near nothing',
    'charts: { colours: blue }\n',
    ':1:11: charts.colours: is no key here; there are quickchart_url, allow_public_quickchart.',
  ],
  [
    'an unknown key in a list',
    'access: { rules: [{ users: U1, colour: blue }] }\n',
    ':1:32: access.rules.0.colour: is no key here; there are workspace, users, groups, channels, brands, lobs, panels, agents.',
  ],
  [
    'a misspelt key in a list',
    'access: { rules: [{ users: U1, lobz: Sales }] }\n',
    ':1:32: access.rules.0.lobz: is no key here; did you mean lobs?',
  ],
  ['a wrong type', 'row_cap: many\n', ':1:10: row_cap: must be a number.'],
  ['no time to keep anything', 'keep_days: 0\n', ':1:12: keep_days: must be >=1.'],
  ['neither yes nor no', 'log_questions: sometimes\n', ':1:16: log_questions: must be true or false.'],
  ['a negative time', 'timeout_seconds: -1\n', ':1:18: timeout_seconds: must be >0.'],
  [
    'no known unit',
    'metrics: { a_rate: { unit: procent, better: up, definition: d, numerator: exposed, denominator: exposed } }\n',
    ':1:28: metrics.a_rate.unit: must be percent, number, score, currency, duration, per_hour or currency_per_hour; did you mean percent?\n:1:45: metrics.a_rate.better: must be higher, lower or neither.',
  ],
  [
    'no id',
    'metrics: { Win-Rate: { unit: percent, better: higher, definition: d, numerator: exposed, denominator: exposed } }\n',
    ':1:12: metrics.Win-Rate: must be lower-case letters, digits and single underscores, such as win_rate.',
  ],
  [
    'a misspelt dimension',
    'synonyms:\n  dimensions: { grup: squad }\n',
    ':2:17: synonyms.dimensions.grup: is no key here; did you mean group?',
  ],
  [
    'a key that a metric does not have',
    'metrics: { a_rate: { unit: percent, better: lower, definition: d, numerator: exposed, denominator: exposed, word: x } }\n',
    ':1:109: metrics.a_rate.word: is no key here; did you mean words?',
  ],
  [
    'a word of no letters',
    'synonyms: { metrics: { mcs: [mood, "!"] } }\n',
    ':1:36: synonyms.metrics.mcs.1: must be words of letters and digits, such as "win rate".',
  ],
  [
    'a word that is too long',
    `synonyms: { metrics: { mcs: ${'long'.repeat(20)} } }\n`,
    ':1:29: synonyms.metrics.mcs.0: must have <=60 characters.',
  ],
  ['a target that is a list', 'targets: { mcs: [1] }\n', ':1:17: targets.mcs: must be a number or text.'],
  [
    'a word that means something else',
    'synonyms: { metrics: { mcs: [mood, week] } }\n',
    ':1:36: synonyms.metrics.mcs.1: “week” already means a word of the language; choose other words.',
  ],
  ['broken YAML', 'a: [1\n', /^:2:1: flow sequence in block collection/],
  ['a key that stands twice', 'row_cap: 1\nrow_cap: 2\n', ':2:1: map keys must be unique.'],
  ['an alias of nothing', 'row_cap: *cap\n', /^:1:1: unresolved alias .*cap\.$/],
  ['no mapping', '- a\n', ':1:1: the file: must be a list of keys with values.'],
  [
    'a wrong value behind an alias',
    'charts: &c { allow_public_quickchart: 3 }\nmetrics: { x_rate: *c }\n',
    /:2:20: metrics\.x_rate\.unit: is missing/,
  ],
  [
    'a key without a value',
    'charts:\n  quickchart_url: nowhere\nkeep_days:\n',
    /:2:19: charts\.quickchart_url: invalid URL\.\n[^\n]*:3:\d+: keep_days: is missing: it must be a number\.$/,
  ],
] as const) {
  config(`${name} in parley.yml is an error that names file, line, column and key, and what to write`, async (world) => {
    const file = yml(world, text);
    const told = (await errorsOf({ PARLEY_CONFIG: file })).replaceAll(file, '');
    if (typeof expected === 'string') assert.is(told, expected);
    else assert.match(told, expected);
  });
}

config.run();
