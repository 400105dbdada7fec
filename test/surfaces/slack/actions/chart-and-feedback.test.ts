/** *Chart ▸*, other readings and feedback under an answer. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { clickBody } from '../../../../src/surfaces/workspace/deliveries/payloads.ts';
import type { Message } from '../../../../src/surfaces/workspace/state.ts';
import { closeBots } from '../bot.ts';
import { element, now, onStage, type Stage, whispered, whispers } from './asking-bot.ts';

/** What charts a message has: the kind where Slack draws it, what a picture shows in words. */
const charts = (message: Message) =>
  message.blocks.flatMap((block) => {
    if (block['type'] === 'data_visualization') return [(block['chart'] as { readonly type: string }).type];
    return block['type'] === 'image' ? [block['alt_text']] : [];
  });

function choose(stage: Stage, message: Message, kind: string, user = stage.marco) {
  const id = String(element(message, 'answer_csv')['value']);
  const menu = { type: 'static_select', action_id: 'answer_chart', selected_option: { value: `${id}:${kind}` } };
  return stage.workspace.deliver('interactive', clickBody(message, menu, user, stage.workspace.world));
}

test('the chart becomes another one in its place, and none; the menu offers what the plan allows', () =>
  onStage(async (stage) => {
    const { workspace } = stage;
    const answer = await stage.answered('accepted offers by campaign last week');
    assert.equal(charts(answer), ['bar']);
    const offered = () =>
      (element(now(stage, answer), 'answer_chart')['options'] as readonly { readonly value: string }[]).map(
        ({ value }) => value.split(':')[1],
      );
    assert.ok(offered().includes('none'));
    assert.not.ok(offered().includes('line'));
    assert.not.ok(offered().includes('bar'));
    await choose(stage, answer, 'none');
    await workspace.state.until('the table alone', () => charts(now(stage, answer)).length === 0);
    assert.ok(offered().includes('bar'));
    await choose(stage, now(stage, answer), 'bar');
    await workspace.state.until('bars', () => charts(now(stage, answer)).length === 1);
    assert.is(workspace.replies(stage.numbers, answer.threadTs ?? '').length, 1);
    for (const kind of ['bars', 'toString', '']) await choose(stage, answer, kind);
    assert.match((await whispered(stage, stage.marco, 2)).text, /not to be had/);
  }));

test('another reading is asked in the thread, once, with the line that says who asked; its chart keeps that line', () =>
  onStage(async (stage) => {
    const { workspace, marco } = stage;
    const answer = await stage.answered('conversions by campaign last week');
    const button = element(answer, 'answer_alternative:0');
    assert.match(JSON.stringify(button['text']), /: [\d,.$%]+"/);
    await workspace.act(marco, { message: answer }, 'answer_alternative:0');
    await workspace.act(marco, { message: answer }, 'answer_alternative:0');
    const [, other] = await workspace.answers(answer, 2);
    assert.ok(other);
    assert.match(JSON.stringify(other.blocks[0]), new RegExp(`<@${marco}> asked: `));
    assert.is(button['value'], element(answer, 'answer_how')['value']);
    await choose(stage, other, 'none');
    await workspace.state.until('the table alone', () => now(stage, other).updates === 1);
    assert.match(JSON.stringify(now(stage, other).blocks[0]), /asked: /);
    const beyond = { ...button, action_id: 'answer_alternative:77' };
    await workspace.deliver('interactive', clickBody(answer, beyond, marco, workspace.world));
    assert.match((await whispered(stage, marco)).text, /not to be had/);
    const foreign = { ...button, value: 'x' };
    await workspace.deliver('interactive', clickBody(answer, foreign, marco, workspace.world));
    await whispered(stage, marco, 1);
    await stage.running.stop();
    assert.is(workspace.replies(stage.numbers, answer.threadTs ?? '').filter(({ onlyFor }) => onlyFor === null).length, 2);
  }));

test('feedback is kept, the last word of each reader, and thanked for once', () =>
  onStage(async (stage) => {
    const { workspace, marco, dana, asking } = stage;
    const answer = await stage.answered('exposed last week');
    const id = String(element(answer, 'answer_how')['value']);
    const say = (user: string, verdict: string) =>
      workspace.act(user, { message: answer }, 'answer_feedback', { value: `${id}:${verdict}` });
    await say(marco, 'helps');
    assert.match((await whispered(stage, marco)).text, /answer helps/);
    await say(marco, 'fails');
    assert.match((await whispered(stage, marco, 1)).text, /does not help/);
    await say(marco, 'fails');
    await say(dana, 'helps');
    await whispered(stage, dana);
    await say(dana, 'robs');
    assert.match((await whispered(stage, dana, 1)).text, /not to be had/);
    await workspace.act(dana, { message: answer }, 'answer_feedback', { value: 'x:helps' });
    await whispered(stage, dana, 2);
    await stage.running.stop();
    assert.is(whispers(stage, marco).length, 2);
    assert.is(await asking.judge(id, `slack:${workspace.team}:${marco}`, 'fails'), false);
  }));

test.after.each(closeBots);

test.run();
