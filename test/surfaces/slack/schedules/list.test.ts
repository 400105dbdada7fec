/** Schedules in lists and on Home: who sees which, and who may change them. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Message } from '../../../../src/surfaces/workspace/state.ts';
import { closeBots } from '../bot.ts';
import { kept, mention, type SchedulingBot, topMessages, untilPosted, untilRan, untilTold, withSchedules } from './scheduling-bot.ts';

const blocksOf = ({ blocks }: Pick<Message, 'blocks'>): string => JSON.stringify(blocks);

/** The list that `user` asks for by /parley. */
async function listed(bot: SchedulingBot, user = bot.dana): Promise<Message> {
  const before = bot.workspace.state.messages.filter(({ onlyFor }) => onlyFor === user).length;
  await bot.workspace.command(user, bot.numbers, '/parley', 'schedules');
  const list = (await untilTold(bot, user, before + 1)).at(-1);
  assert.ok(list);
  return list;
}

/** A message with one button, as somebody may have made it by hand. */
function forged(message: Message, action: string, value: string): { readonly message: Message } {
  return {
    message: { ...message, blocks: [{ type: 'actions', block_id: 'b', elements: [{ type: 'button', action_id: action, value }] }] },
  };
}

test('/parley schedules lists, pauses, resumes, runs and deletes', () =>
  withSchedules(async (bot) => {
    const { workspace, dana, numbers } = bot;
    assert.match(blocksOf(await listed(bot)), 'No schedules yet');
    await mention(bot, 'every day at 9 post exposed');
    const list = await listed(bot);
    assert.match(blocksOf(list), `*Every day at 09:00 Europe/Amsterdam* in <#${numbers.id}>`);
    assert.match(blocksOf(list), /Next (<!date\^[^>]+>( · )?){5}/);
    await workspace.click(dana, list, 'Pause');
    await workspace.state.until('paused', () => blocksOf(list).includes('"Resume"'));
    assert.is((await kept(bot))[0]?.state, 'paused');
    await workspace.click(dana, list, 'Resume');
    await workspace.state.until('resumed', () => blocksOf(list).includes('"Pause"'));
    await Promise.all([workspace.click(dana, list, 'Run now'), workspace.click(dana, list, 'Run now')]);
    await untilPosted(bot, numbers.id, 1);
    await untilRan(bot);
    assert.is(topMessages(bot, numbers.id).length, 1);
    const again = await listed(bot);
    assert.match(blocksOf(again), /Last: <[^|]+\|posted> <!date/);
    await workspace.click(dana, again, 'Delete');
    await workspace.state.until('deleted', () => blocksOf(again).includes('No schedules yet'));
    assert.equal(await kept(bot), []);
  }));

test('in a channel everybody is shown what posts there, and only the owner or an admin changes it', () =>
  withSchedules(async (bot) => {
    const { workspace, dana } = bot;
    await mention(bot, 'every day at 9 post exposed');
    await workspace.command(dana, bot.numbers, '/parley', 'send me exposed every day at 10');
    await untilTold(bot, dana, 1);
    const list = await mention(bot, 'list schedules');
    assert.match(blocksOf(list), 'Schedules that post here');
    assert.match(blocksOf(list), 'at 09:00');
    assert.not.match(blocksOf(list), 'at 10:00');
    assert.match(blocksOf(list), `Set up by <@${dana}>`);
    const eve = workspace.user('eve');
    await workspace.click(eve, list, 'Pause');
    assert.match((await untilTold(bot, eve, 1))[0]?.text ?? '', `<@${dana}> set this schedule up`);
    assert.ok((await kept(bot)).every(({ state }) => state === 'active'));
    assert.match(bot.lines.map(({ message }) => message).join(), 'a click on the schedule of another was refused');
    await workspace.click(workspace.user('root', { admin: true }), list, 'Pause');
    await workspace.state.until('paused', () => blocksOf(list).includes('"Resume"'));
  }));

test('ids of elsewhere are refused and logged', () =>
  withSchedules(async (bot) => {
    const { workspace, dana } = bot;
    const said = await mention(bot, 'every day at 9 post exposed');
    const [own] = await kept(bot);
    assert.ok(own);
    const foreign = await bot.schedules.create({ ...own, team: 'T9', asker: `slack:T9:${dana}` });
    assert.ok(foreign.ok);
    const { id } = foreign.value;
    for (const [index, deed] of ['pause', 'run', 'delete'].entries()) {
      await workspace.act(dana, forged(said, `schedule_list_${deed}:0`, id), `schedule_list_${deed}:0`);
      assert.match((await untilTold(bot, dana, index + 1)).at(-1)?.text ?? '', 'is not to be had any more');
    }
    assert.is((await bot.schedules.get(id))?.state, 'active');
    assert.match(bot.lines.map(({ message }) => message).join(), 'of another workspace was refused');
    await workspace.act(dana, forged(said, 'schedule_confirm', 'nothing'), 'schedule_confirm');
    assert.match((await untilTold(bot, dana, 4)).at(-1)?.text ?? '', 'not to be had here');
    await workspace.act(dana, forged(said, 'schedule_post_edit:0', id), 'schedule_post_edit:0');
    const view = await workspace.state.until('a notice', () => {
      const modal = workspace.modal(dana);
      return JSON.stringify(modal?.body ?? {}).includes('not to be had') && modal;
    });
    assert.not.match(JSON.stringify(view.body), 'schedule_what');
  }));

test('Home lists a person’s own, and its buttons work', () =>
  withSchedules(async (bot) => {
    const { workspace, dana } = bot;
    await mention(bot, 'every day at 9 post exposed');
    await workspace.openApp(dana, 'home');
    const home = () => workspace.state.views.get(workspace.state.homes.get(dana) ?? '');
    const shows = (text: string) =>
      workspace.state.until(`Home with ${text}`, () => JSON.stringify(home()?.body ?? {}).includes(text) && home());
    const view = await shows('at 09:00 Europe/Amsterdam');
    await workspace.act(dana, { view }, 'schedule_home_pause:0');
    await shows('Paused: ');
    assert.is((await kept(bot))[0]?.state, 'paused');
    const eve = workspace.user('eve');
    await workspace.openApp(eve, 'home');
    const hers = await workspace.state.until('Home', () => workspace.state.views.get(workspace.state.homes.get(eve) ?? ''));
    assert.match(JSON.stringify(hers.body), 'No schedules yet');
  }));

test('what a schedule posted can be paused by its owner there', () =>
  withSchedules(async (bot) => {
    const { workspace, dana, numbers } = bot;
    await mention(bot, 'every day at 9 post exposed');
    await bot.schedules.runNow((await kept(bot))[0]?.id ?? '');
    const [post] = await untilPosted(bot, numbers.id, 1);
    assert.ok(post);
    const eve = workspace.user('eve');
    await workspace.click(eve, post, 'Pause');
    assert.match((await untilTold(bot, eve, 1))[0]?.text ?? '', 'only they and admins');
    await workspace.click(dana, post, 'Pause');
    assert.match((await untilTold(bot, dana, 1))[0]?.text ?? '', 'Paused: ');
    assert.is((await kept(bot))[0]?.state, 'paused');
  }));

test.after.each(closeBots);
test.run();
