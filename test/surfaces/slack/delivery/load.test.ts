/** `npm run load` in small: processes of the program itself on one database, deliveries in copies and in disorder, one process killed in the middle. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { installOf, readManifest } from '../../../../src/surfaces/workspace/manifest.ts';
import { openWorkspace } from '../../../../src/surfaces/workspace/workspace.ts';
import { databases } from '../../../support/databases.ts';
import { askAtOnce, processesAtWork } from '../../../support/load/ask-at-once.ts';
import { startProcess } from '../../../support/load/bot-process.ts';
import { rollLines } from '../../../support/rolled-store.ts';
import { sampleLines } from '../../../support/sample-brand.ts';

const texts = [
  'exposed rate by campaign last week',
  'opened conversations by day by campaign last week as stacked bars',
  'csat last month',
];

for (const { kind, open } of databases())
  test(`${kind}: each of many questions is answered exactly once, though copies come in disorder and a process is killed`, async () => {
    const workspace = await openWorkspace(installOf(readManifest()));
    const { store, url, drop } = await open();
    await rollLines(store, sampleLines());
    const users = Array.from({ length: 15 }, (_, index) => workspace.user(`user-${index}`));
    const [doomed, other] = await Promise.all([startProcess(workspace, url), startProcess(workspace, url)]);
    const settled = async (): Promise<void> => assert.is(await other.end('SIGTERM'), 0);
    // So few are answered nearly together: whoever waits for the first finds nothing left.
    const killing = { answered: 0, atWork: () => processesAtWork(store) };
    const load = { workspace, bots: [doomed, other], users, texts, killing, patience: 120_000, settled };
    const { answers } = await askAtOnce(load);
    assert.equal(
      answers,
      users.map(() => 1),
    );
    assert.match(other.logged(), 'a delivery came again');
    assert.match(other.logged(), 'work that was left is done');
    await workspace.close();
    await drop();
  });

test.run();
