/** `parley work` for whoever installed the app by OAuth: each workspace is posted in with its own token. */
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { makeSchedules } from '../../../src/schedule/make-schedules.ts';
import type { Workspace } from '../../../src/surfaces/workspace/workspace.ts';
import { made, planOf } from '../../schedule/world.ts';
import { databases } from '../../support/databases.ts';
import { rollLines } from '../../support/rolled-store.ts';
import { sampleLines, sampleNow } from '../../support/sample-brand.ts';
import { parley } from '../../support/terminal.ts';
import { withSetup } from '../slack/install/installing-bot.ts';

/** What the bot said in a workspace. */
function said({ state }: Workspace, channel: string): readonly string[] {
  return state.messages.filter((one) => one.fromBot && one.channel === channel && one.threadTs === null).map(({ text }) => text);
}

for (const { kind, open } of databases())
  test(`${kind}: each workspace is posted in with its own token, one that took the app away is not`, async () => {
    const { store, url, drop } = await open();
    try {
      await rollLines(store, sampleLines());
      await withSetup(store, async (setup) => {
        const { acme, other, key } = setup;
        await setup.start();
        for (const workspace of [acme, other]) assert.is((await setup.install(workspace)).status, 200);
        const schedules = makeSchedules(store, { now: () => Date.parse(sampleNow) });
        // The ids are the same in both: only the token tells them apart.
        const channels = [acme.channel('ops'), other.channel('ops')];
        assert.is(channels[0]?.id, channels[1]?.id);
        const ids: string[] = [];
        for (const workspace of [acme, other]) {
          const { team } = workspace;
          const asker = `slack:${team}:${workspace.user('dana')}`;
          const sentence = workspace === acme ? 'exposed yesterday' : 'csat score yesterday';
          const created = await schedules.create(
            made('', { brand: 'sample', plan: planOf('0 * * * *', 'UTC'), sentence, team, asker, to: [channels[0]?.id ?? ''] }),
          );
          assert.ok(created.ok);
          ids.push(created.value.id);
        }
        const env = {
          ...{ PARLEY_DATABASE_URL: url, PARLEY_URL: setup.url, PARLEY_TOKEN_KEY: key },
          ...{ SLACK_CLIENT_ID: acme.grants.clientId, SLACK_CLIENT_SECRET: acme.grants.clientSecret },
          ...{ SLACK_SIGNING_SECRET: acme.signingSecret, SLACK_API_URL: acme.apiUrl },
        };
        const workAt = async (hour: number): Promise<string> => {
          const ran = await parley(['work', '--once', '--now', `2026-11-23T${String(hour)}:00:00Z`], { env });
          assert.is(ran.code, 0);
          return ran.err;
        };
        assert.match(await workAt(16), '2 done.');
        const [ops = ''] = channels.map(({ id }) => id);
        assert.equal([said(acme, ops).length, said(other, ops).length], [1, 1]);
        assert.match(said(acme, ops)[0] ?? '', 'xposed');
        assert.match(said(other, ops)[0] ?? '', /csat/i);
        const refused = [acme, other].flatMap(({ state }) => state.calls.filter(({ error }) => error !== null));
        assert.equal(refused, []);

        await other.uninstall();
        while ((await store.writer('installations')).length > 1) await pause(10);
        await workAt(17);
        assert.equal([said(acme, ops).length, said(other, ops).length], [2, 1]);
        const [run] = await schedules.lastRuns(ids[1] ?? '', 1);
        assert.is(run?.postings[0]?.state === 'posted', false);
      });
    } finally {
      await drop();
    }
  });

test.run();
