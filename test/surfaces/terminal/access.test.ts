/** `parley access explain`: which rules apply to a question, and what they make of it. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { databases } from '../../support/databases.ts';
import { rollLines } from '../../support/rolled-store.ts';
import { sampleLines, sampleNow } from '../../support/sample-brand.ts';
import { parley, type Ran } from '../../support/terminal.ts';

const yml = `access:
  members: { agents: false }
  rules:
    - { users: U0SALES, lobs: Sales }
    - { groups: S0NOBODY, lobs: [] }
    - { channels: C0SALES, lobs: Sales }
`;

function explained(...runs: readonly (readonly string[])[]): Promise<readonly Ran[]> {
  return explainedBy(yml, ...runs);
}

async function explainedBy(rules: string, ...runs: readonly (readonly string[])[]): Promise<readonly Ran[]> {
  const sqlite = databases().find(({ kind }) => kind === 'sqlite');
  assert.ok(sqlite);
  const { store, url, drop } = await sqlite.open();
  await rollLines(store, sampleLines());
  const file = path.join(path.dirname(url.replace('sqlite:', '')), 'parley.yml');
  writeFileSync(file, rules);
  const env = { PARLEY_DATABASE_URL: url, PARLEY_CONFIG: file, PARLEY_NOW: sampleNow };
  const found: Ran[] = [];
  for (const args of runs) found.push(await parley(['access', 'explain', ...args], { env }));
  await drop();
  return found;
}

test('it names who asks, the rules that apply, what they add and who is shown the answer', async () => {
  const question = 'exposed by campaign last week';
  const [own, room, member] = await explained(
    ['--user', 'U0SALES', question],
    ['--user', 'U0OTHER', '--channel', 'C0SALES', question],
    ['--user', 'U0OTHER', '--channel', 'C0OTHER', question],
  );
  assert.match(own?.out ?? '', /Who: U0SALES, a full member\.\nRule: number 1 of the 3 in access\.rules\. You see .*LOB Sales/);
  assert.match(own?.out ?? '', /Where: a direct message[\s\S]*Added: Only LOB Sales[\s\S]*Shown to: the asker\./);
  assert.match(
    room?.out ?? '',
    /no rule names him; access\.members holds\.[\s\S]*Rule: number 3 of the 3[\s\S]*Shown to: the asker alone\. Only you/,
  );
  assert.match(member?.out ?? '', /none for this channel\.[\s\S]*Added: nothing[\s\S]*Shown to: everybody in the channel\./);
  assert.equal([own?.code, room?.code, member?.code], [0, 0, 0]);
});

test('what is refused is said with its reason, and ends with 2', async () => {
  const [agents, guest, stranger, group, shared] = await explained(
    ['--user', 'U0OTHER', 'closed conversations by agent'],
    ['--user', 'U0OTHER', '--guest', 'exposed'],
    ['--user', 'U0OTHER', '--stranger', 'exposed'],
    ['--user', 'U0OTHER', '--group', 'S0NOBODY', '--channel', 'C0OTHER', '--', 'exposed'],
    ['--user', 'U0SALES', '--channel', 'C0OTHER', '--shared', 'exposed by nonsense'],
  );
  assert.match(agents?.out ?? '', /Refused \(not_allowed\): .*single agents/);
  assert.match(
    guest?.out ?? '',
    /a guest\.\nRule: no rule names him; guests see nothing\. Nothing is open to you[\s\S]*Refused \(not_allowed\)/,
  );
  assert.match(stranger?.out ?? '', /of another workspace\./);
  assert.match(group?.out ?? '', /a full member, of S0NOBODY\.\nRule: number 2/);
  assert.match(
    shared?.out ?? '',
    /shared with another organisation\.\nRule: none for this channel; shared channels see nothing\.[\s\S]*Refused \(unknown_word\)/,
  );
  assert.equal(
    [agents, guest, stranger, group, shared].map((ran) => ran?.code),
    [2, 2, 2, 2, 2],
  );
});

test('rules that name a workspace hold there alone, and it must be said which is asked in', async () => {
  const rules = 'access: { rules: [{ workspace: T0ACME, users: U0SALES, lobs: Sales }] }';
  const there = ['--user', 'U0SALES', '--workspace'];
  const [acme, other, none] = await explainedBy(
    rules,
    [...there, 'T0ACME', 'exposed'],
    [...there, 'T0OTHER', 'exposed'],
    ['--user', 'U0SALES', 'exposed'],
  );
  assert.match(acme?.out ?? '', /number 1 of the 1 in access\.rules\. You see .*LOB Sales/);
  assert.match(other?.out ?? '', /no rule names him; access\.members holds\./);
  assert.match(none?.err ?? '', /Rules name workspaces: say which is asked in with --workspace/);
  assert.equal([acme?.code, other?.code, none?.code], [0, 0, 64]);
});

test('a name where Slack’s id is asked for is wrong usage, since no rule could name it', async () => {
  const [user, channel, group] = await explained(
    ['--user', 'dana', 'exposed'],
    ['--user', 'U1', '--channel', '#ops', 'exposed'],
    ['--user', 'U1', '--group', 'sales', '--', 'exposed'],
  );
  assert.match(user?.err ?? '', '--user: dana is no id of Slack such as U024BE7LH.');
  assert.match(channel?.err ?? '', '--channel: #ops is no id of Slack such as C024BE91L.');
  assert.match(group?.err ?? '', '--group: sales is no id of Slack such as S0614TZR7.');
  assert.equal([user?.code, channel?.code, group?.code], [64, 64, 64]);
});

test('wrong usage ends with 64, and help says how it is used', async () => {
  const [both, none, help] = await explained(['--user', 'U1', '--guest', '--stranger', 'exposed'], ['exposed'], ['--help']);
  assert.equal([both?.code, none?.code, help?.code], [64, 64, 0]);
  assert.match(help?.out ?? '', /parley access explain --user U024BE7LH --channel C024BE91L/);
});

test.run();
