/** Schedules by sentence: where one asks, what is said, what comes of it. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { closeBots } from '../bot.ts';
import { kept, mention, passTime, untilPosted, untilRan, untilTold, withSchedules } from './scheduling-bot.ts';

const blocksOf = ({ blocks }: { readonly blocks: readonly object[] }): string => JSON.stringify(blocks);

test('a sentence sets a schedule up where it is asked, in the zone of whoever asks, and it posts on time', () =>
  withSchedules(async (bot) => {
    const said = await mention(bot, 'every weekday at 9:00 post exposed by campaign');
    assert.match(said.text, 'Set up: *every weekday at 09:00 Europe/Amsterdam* in <#');
    assert.match(said.text, 'exposed by campaign yesterday');
    assert.is(blocksOf(said).match(/<!date\^/g)?.length, 5);
    const [schedule] = await kept(bot);
    assert.is(schedule?.zone, 'Europe/Amsterdam');
    assert.equal(schedule?.to, [bot.numbers.id]);
    await passTime(bot);
    const [post] = await untilPosted(bot, bot.numbers.id, 1);
    assert.ok(post);
    assert.match(post.text, '(yesterday)');
    assert.match(blocksOf(post), 'exposed by campaign yesterday');
    assert.match(blocksOf(post), `Set up by <@${bot.dana}> · every weekday at 09:00 Europe/Amsterdam`);
    for (const label of ['Pause', 'Edit', 'How?']) assert.match(blocksOf(post), `"${label}"`);
    assert.match(blocksOf(post), 'were not complete in time');
    const run = await untilRan(bot);
    assert.is(run.dueAt, schedule?.nextAt);
    assert.is(run.postings[0]?.ts, post.ts);
  }));

test('a zone that is said goes before that of the asker, and Undo takes it back', () =>
  withSchedules(async (bot) => {
    const said = await mention(bot, 'every Monday 08:30 America/New_York post exposed');
    assert.match(said.text, 'every Monday at 08:30 America/New_York');
    await bot.workspace.click(bot.dana, said, 'Undo');
    await bot.workspace.state.until('undone', () => said.text.startsWith('Undone'));
    assert.equal(await kept(bot), []);
    await bot.workspace.act(
      bot.dana,
      {
        message: {
          ...said,
          blocks: [{ type: 'actions', block_id: 'b', elements: [{ type: 'button', action_id: 'schedule_undo', value: 'nothing' }] }],
        },
      },
      'schedule_undo',
    );
    assert.match((await untilTold(bot, bot.dana, 1))[0]?.text ?? '', 'undone already');
  }));

test('asked twice it is set up once', () =>
  withSchedules(async (bot) => {
    await mention(bot, 'every day at 9 post exposed');
    assert.match((await mention(bot, 'every day at 9 post exposed')).text, 'set up already');
    assert.is((await kept(bot)).length, 1);
  }));

test('for another channel it asks first', () =>
  withSchedules(async (bot) => {
    const ops = bot.workspace.channel('ops');
    const said = await mention(bot, 'every day at 9:00 post exposed in #ops');
    assert.match(said.text, `Shall I post this *every day at 09:00 Europe/Amsterdam* in <#${ops.id}>?`);
    assert.equal(await kept(bot), []);
    const eve = bot.workspace.user('eve');
    await bot.workspace.click(eve, said, 'Set it up');
    assert.match((await untilTold(bot, eve, 1))[0]?.text ?? '', 'who asked for it');
    await bot.workspace.click(bot.dana, said, 'Set it up');
    await bot.workspace.click(bot.dana, said, 'Set it up').catch(() => undefined);
    await bot.workspace.state.until('set up', () => said.text.startsWith('Set up'));
    assert.equal(
      (await kept(bot)).map(({ to }) => to),
      [[ops.id]],
    );
    const other = await mention(bot, 'every Monday post exposed in #ops');
    await bot.workspace.click(bot.dana, other, 'Not now');
    await bot.workspace.state.until('declined', () => other.text.startsWith('Not set up'));
    assert.is((await kept(bot)).length, 1);
  }));

test('a channel that the app is not in is named with what to do', () =>
  withSchedules(async (bot) => {
    assert.match((await mention(bot, 'every day at 9 post exposed in #elsewhere')).text, 'I am in no channel called #elsewhere');
    const secret = bot.workspace.channel('secret', 'private');
    secret.members.delete(bot.dana);
    assert.match((await mention(bot, 'every day at 9 post exposed in #secret')).text, 'I am in no channel called #secret');
    assert.match((await mention(bot, `every day at 9 post exposed in <#${secret.id}|>`)).text, 'I am in no channel');
    const old = bot.workspace.channel('old');
    old.archived = true;
    assert.match((await mention(bot, 'every day at 9 post exposed in #old')).text, 'I am in no channel called #old');
    assert.equal(await kept(bot), []);
  }));

test('people are told by a mention or by name, and asked for first; what only they have is theirs', () =>
  withSchedules(async (bot) => {
    const { workspace, dana } = bot;
    const [eve, ops] = [workspace.user('eve', { realName: 'Eve Lee' }), workspace.channel('ops')];
    const said = await mention(bot, `every weekday at 9 post exposed to <@${eve}|eve>`);
    assert.match(said.text, `Shall I post this *every weekday at 09:00 Europe/Amsterdam* in the messages of <@${eve}>?`);
    await workspace.click(dana, said, 'Set it up');
    await workspace.state.until('set up', () => said.text.startsWith('Set up'));
    const [schedule] = await kept(bot);
    assert.equal(schedule?.to, [eve]);
    await passTime(bot);
    const [post] = await untilPosted(bot, workspace.direct(eve).id, 1);
    assert.match(post?.text ?? '', 'xposed');
    for (const [text, to] of [
      [`every Monday post exposed to #ops and <@${eve}>`, [ops.id, eve]],
      ['every Tuesday post exposed to @Eve.Lee', [eve]],
      ['every Wednesday post exposed to me and @eve', [dana, eve]],
    ] as const) {
      const asked = await mention(bot, text);
      await workspace.click(dana, asked, 'Set it up');
      await workspace.state.until('set up', () => asked.text.startsWith('Set up'));
      assert.equal(
        (await kept(bot)).find(({ cron }) => cron === (/Mon/.test(text) ? '0 9 * * 1' : /Tue/.test(text) ? '0 9 * * 2' : '0 9 * * 3'))?.to,
        to,
      );
    }
    assert.match((await mention(bot, 'send me exposed every Friday')).text, 'Set up: *every Friday');
    assert.match((await mention(bot, 'every Thursday post exposed to me')).text, 'Set up: *every Thursday');
  }));

test('who is not there, is a bot, has left or shares a name is named with what to do', () =>
  withSchedules(async (bot) => {
    const { workspace } = bot;
    const gone = workspace.user('gone', { deleted: true });
    workspace.user('twin', { realName: 'The Twin' });
    workspace.user('thetwin');
    const robot = workspace.user('robot', { kind: 'bot' });
    for (const [who, words] of [
      ['@nobody', 'I know nobody called @nobody here. Type `@` and choose'],
      [`<@${gone}>`, 'I know nobody called @'],
      ['@gone', 'I know nobody'],
      [`<@${robot}>`, 'I know nobody'],
      ['<@U0NOTHERE>', 'I know nobody'],
      ['@thetwin', 'Several people are called @thetwin'],
    ] as const)
      assert.match((await mention(bot, `every day at 9 post exposed to ${who}`)).text, words);
    assert.equal(await kept(bot), []);
  }));

test('/parley asks before it posts in a channel, and sends to the asker at once', () =>
  withSchedules(async (bot) => {
    const { workspace, dana, numbers } = bot;
    await workspace.command(dana, numbers, '/parley', 'every day at 9 post exposed here');
    const [asked] = await untilTold(bot, dana, 1);
    assert.match(asked?.text ?? '', `Shall I post this *every day at 09:00 Europe/Amsterdam* in <#${numbers.id}>`);
    assert.ok(asked);
    await workspace.click(dana, asked, 'Set it up');
    await workspace.state.until('set up', () => workspace.state.messages.some(({ text }) => text.startsWith('Set up')));
    await workspace.command(dana, numbers, '/parley', 'send me exposed every day at 10');
    await workspace.state.until('sent to me', () => workspace.state.messages.find(({ text }) => text.includes('in your messages with me')));
    assert.equal(
      (await kept(bot)).map(({ to }) => to),
      [[numbers.id], [dana]],
    );
  }));

test('what cannot be posted is said when it is asked', () =>
  withSchedules(async (bot) => {
    assert.match((await mention(bot, 'every 5 minutes post exposed')).text, 'none of these');
  }));

test.after.each(closeBots);
test.run();
