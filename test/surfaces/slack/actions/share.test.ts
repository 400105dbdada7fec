/** *Share in channel* under an answer that only the asker sees. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { answerMessage } from '../../../../src/surfaces/slack/blocks/answer.ts';
import type { Json } from '../../../../src/surfaces/workspace/blocks/shape.ts';
import { addMessage, type Channel } from '../../../../src/surfaces/workspace/state.ts';
import { closeBots } from '../bot.ts';
import { element, modalWith, onStage, type Stage, whispered } from './asking-bot.ts';

/** More rows than a message shows. */
const tooLong = 'exposed by day by campaign last 90 days';

/** Dana alone sees the answer to her question in `channel`. */
async function seenAlone({ workspace, asking, dana }: Stage, channel: Channel, question = 'exposed by campaign last week') {
  const asker = `slack:${workspace.team}:${dana}`;
  const given = await asking.ask({ text: question, brand: null, asker, thread: null });
  if (given.kind !== 'answer') throw new Error(given.kind);
  const { text, blocks } = answerMessage(given.shown, null, null, { privately: true, numbers: [] });
  const seen = { channel: channel.id, user: workspace.bot.userId, fromBot: true, text, onlyFor: dana };
  return addMessage(workspace.state, { ...seen, blocks: blocks as unknown as readonly Json[] });
}

test('it is posted for everybody once, under the name of who asked; others may then use it, and the private one is gone', () =>
  onStage(async (stage) => {
    const { workspace, dana, marco, numbers } = stage;
    const alone = await seenAlone(stage, numbers);
    await workspace.act(marco, { message: alone }, 'answer_share');
    assert.match((await whispered(stage, marco)).text, /not to be had/);
    const [first] = await Promise.all([
      workspace.act(dana, { message: alone }, 'answer_share'),
      workspace.act(dana, { message: alone }, 'answer_share'),
    ]);
    assert.is(first.status, 200);
    const open = () =>
      workspace.state.messages.filter(({ channel, fromBot, onlyFor }) => channel === numbers.id && fromBot && onlyFor === null);
    await workspace.state.until('the end of the private one', () => open().length > 0 && !workspace.state.messages.includes(alone));
    const [shared] = open();
    assert.ok(shared);
    assert.match(JSON.stringify(shared.blocks[0]), new RegExp(`<@${dana}> asked: `));
    assert.is.not(element(shared, 'answer_how')['value'], element(alone, 'answer_how')['value']);
    await workspace.act(marco, { message: shared }, 'answer_how');
    await modalWith(stage, marco, /How this was counted/);
    await stage.running.stop();
    assert.is(open().length, 1);
  }));

test('a question that was asked in the canonical words is said once, beside who asked it', () =>
  onStage(async (stage) => {
    const { workspace, dana, numbers } = stage;
    await workspace.act(dana, { message: await seenAlone(stage, numbers) }, 'answer_share');
    const shared = await workspace.state.until('the answer', () =>
      workspace.state.messages.find(({ text, onlyFor }) => onlyFor === null && /Exposed/.test(text)),
    );
    assert.is(JSON.stringify(shared.blocks).split('exposed by campaign last week').length, 2);
  }));

test('a table that is too long goes along as a file in its thread', () =>
  onStage(async (stage) => {
    const { workspace, dana, numbers } = stage;
    await workspace.act(dana, { message: await seenAlone(stage, numbers, tooLong) }, 'answer_share');
    const shared = await workspace.state.until('the answer', () =>
      workspace.state.messages.find(({ text, onlyFor }) => onlyFor === null && /Exposed/.test(text)),
    );
    assert.match(JSON.stringify(shared.blocks), /shown here; the file has/);
    const file = await workspace.state.until('the table', () => workspace.state.messages.find(({ files }) => files.length > 0));
    assert.is(file.threadTs, shared.ts);
  }));

test('what Slack refuses is shared in words', () =>
  onStage(async (stage) => {
    const { workspace, dana, numbers } = stage;
    const alone = await seenAlone(stage, numbers);
    workspace.faults.next('chat.postMessage', {
      kind: 'error',
      error: 'invalid_blocks',
      messages: ['[ERROR] no [json-pointer:/blocks/0]'],
    });
    await workspace.act(dana, { message: alone }, 'answer_share');
    const shared = await workspace.state.until('the answer', () =>
      workspace.state.messages.find(({ fromBot, onlyFor }) => fromBot && onlyFor === null),
    );
    assert.match(shared.text, new RegExp(`^<@${dana}> asked: exposed by campaign last week\n[^]*Exposed`));
    assert.equal(shared.blocks, []);
  }));

for (const kind of ['private', 'public'] as const)
  test(`where the app is not in the channel, the asker is told how to bring it in, and may share at once when it is (${kind})`, () =>
    onStage(async (stage) => {
      const { workspace, dana } = stage;
      const closed = workspace.channel('closed', kind);
      closed.members.delete(workspace.bot.userId);
      const alone = await seenAlone(stage, closed);
      await workspace.act(dana, { message: alone }, 'answer_share');
      const told = await workspace.state.until('a word', () => workspace.state.messages.find(({ text }) => text.includes('/invite')));
      assert.is(told.onlyFor, dana);
      await workspace.invite(dana, closed);
      await workspace.act(dana, { message: alone }, 'answer_share');
      await workspace.state.until('the answer for everybody', () =>
        workspace.state.messages.find(({ channel, fromBot, onlyFor }) => channel === closed.id && fromBot && onlyFor === null),
      );
    }));

test.after.each(closeBots);

test.run();
