/** Mentions, direct messages and threads, through both of Bolt's receivers. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { valuesOf } from '../../support/slack/blocks.ts';
import { openBot } from './bot.ts';
import { answered, shown } from './shown.ts';

for (const mode of ['socket', 'http'] as const) {
  test(`a mention is answered in its thread with headline, picture and table (${mode})`, async () => {
    const bot = await openBot({ mode, ask: () => answered(shown()) });
    const { workspace } = bot;
    const channel = workspace.channel('numbers');
    const dana = workspace.user('dana');
    const asked = await workspace.say(dana, channel, `<@${workspace.bot.userId}> exposed &gt; 5 by campaign`);
    const answer = await workspace.answer(asked);
    assert.is(bot.asked[0]?.text, 'exposed > 5 by campaign');
    assert.is(bot.asked[0]?.asker, `slack:${workspace.team}:${dana}`);
    assert.is(answer.text, shown().answer.headline);
    assert.equal(
      answer.blocks.map((block) => block['type']),
      ['rich_text', 'image', 'data_table', 'context', 'context', 'context'],
    );
    assert.is(valuesOf(answer.blocks, 'slack_file').length, 1);
    assert.is(workspace.state.statuses.length, 1);
    await bot.close();
  });
}

test.run();
