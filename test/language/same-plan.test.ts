/** The same text comes to the same plan, on every run and machine, and no text is a fault of ours. */
import { spawnSync } from 'node:child_process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { troublesAurora } from '../support/aurora.ts';
import { golden } from '../support/golden.ts';
import { perHash, planHashes, textAt, texts } from '../support/plan-hashes.ts';

const same = suite('the same plan');
const hashes = planHashes(0, texts);

same('10,000 random texts come to what they came to before', () => {
  golden('language/same-plan.txt', hashes.join('\n'));
});

same('in another time zone and language of the machine too', () => {
  const module = new URL('../support/plan-hashes.ts', import.meta.url).href;
  const script = `const { planHashes } = await import(${JSON.stringify(module)}); console.log(planHashes(0, ${String(perHash)}).join());`;
  const env = { PATH: process.env['PATH'], TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    env,
    encoding: 'utf8',
  });
  assert.is(stdout.trim(), hashes[0], stderr);
});

same('whatever is refused is refused in words, with questions that work', () => {
  for (let index = 0; index < texts; index += 100) {
    for (const { message, suggestions } of troublesAurora(textAt(index))) {
      assert.ok(message !== '' && suggestions.length > 0, textAt(index));
      for (const { question } of suggestions) assert.equal(troublesAurora(question), [], question);
    }
  }
});

same.run();
