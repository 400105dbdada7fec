/** Clicks on alerts against the real workspace: by whom they may be done, twice, late, and on what is gone. */
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AccessRules } from '../../../../src/ask/access/rules.ts';
import type { Message } from '../../../../src/surfaces/workspace/state.ts';
import { sampleNow } from '../../../support/sample-brand.ts';
import { closeBots } from '../bot.ts';
import { type AlertingBot, mention, mine, until, withAlerts } from './alerting-bot.ts';

/** With an alert that has fired. */
function fired(
  work: (bot: AlertingBot, fired: Message, id: string) => Promise<void>,
  options: Parameters<typeof withAlerts>[1] = {},
): Promise<void> {
  return withAlerts(async (bot) => {
    await mention(bot, 'alert me when exposed is above 1');
    const message = await until(bot, '🔔');
    const [alert] = await mine(bot);
    assert.ok(alert);
    await work(bot, message, alert.id);
  }, options);
}

/** What was said to one person alone, `count` times at least. */
function whispered({ workspace }: AlertingBot, user: string, count: number): Promise<readonly string[]> {
  return workspace.state.until(`${count} words to one person`, () => {
    const told = workspace.state.messages.filter(({ onlyFor }) => onlyFor === user).map(({ text }) => text);
    return told.length >= count && told;
  });
}

function said({ workspace }: AlertingBot, words: string): number {
  return workspace.state.messages.filter(({ fromBot, text }) => fromBot && text.startsWith(words)).length;
}

function snooze(bot: AlertingBot, user: string, message: Message, id: string, choice: number): Promise<unknown> {
  const chosen = { selected_option: { text: { type: 'plain_text', text: 'a while' }, value: `${id}:${choice}` } };
  return bot.workspace.act(user, { message }, 'alert_post_snooze:0', chosen);
}

/** Long enough for the runner to have looked many times. */
const looks = (): Promise<void> => pause(300);

test('Delete twice deletes once, and every old button of it says that it is gone', () =>
  fired(async (bot, message, id) => {
    const { workspace, dana } = bot;
    await Promise.all([workspace.click(dana, message, 'Delete'), workspace.click(dana, message, 'Delete')]);
    await until(bot, 'Deleted by');
    await workspace.click(dana, message, 'Delete');
    for (const label of ['Acknowledge', 'Mute', 'Edit']) await workspace.click(dana, message, label);
    await snooze(bot, dana, message, id, 0);
    const told = await whispered(bot, dana, 5);
    assert.ok(
      told.every((text) => text.includes('not to be had any more')),
      told.join('\n'),
    );
    assert.is(said(bot, 'Deleted by'), 1);
    assert.is(workspace.modal(dana), null);
    for (const table of ['postings', 'tellings']) assert.equal(await bot.store.writer(table).where({ schedule: id }), []);
    assert.equal([await mine(bot), await bot.kept.events(id, 9), await bot.kept.firing(id)], [[], [], []]);
  }));

test('Acknowledge by two at once is one of them; the other is told who', () =>
  fired(async (bot, message) => {
    const { workspace } = bot;
    const [omar, eve] = [workspace.user('omar'), workspace.user('eve')];
    await Promise.all([workspace.click(omar, message, 'Acknowledge'), workspace.click(eve, message, 'Acknowledge')]);
    const done = await until(bot, 'Acknowledged by');
    const other = done.text.includes(omar) ? eve : omar;
    assert.match((await whispered(bot, other, 1))[0] ?? '', 'has acknowledged it before');
    assert.is(said(bot, 'Acknowledged by'), 1);
  }));

test('snoozed for a day it is silent until then, and tells once what still fires', () =>
  fired(async (bot, message, id) => {
    await snooze(bot, bot.dana, message, id, 0);
    await until(bot, 'Snoozed for 1 day');
    assert.ok(((await bot.kept.get(id))?.snoozed_until ?? 0) > 0);
    await looks();
    assert.is(said(bot, '🔔'), 1);
    // As if the day were over.
    await bot.kept.change(id, { snoozed_until: Date.parse(sampleNow) });
    await bot.workspace.state.until('told again', () => said(bot, '🔔') === 2);
    await looks();
    assert.is(said(bot, '🔔'), 2);
    assert.is((await bot.kept.get(id))?.snoozed_until, 0, 'the snooze is over');
  }));

test('muted and unmuted, paused and resumed in the list: nothing that was told is told again', () =>
  fired(async (bot, _message, id) => {
    const { workspace, dana, numbers } = bot;
    for (const [label, done] of [
      ['Mute', 'Muted by'],
      ['Unmute', 'Unmuted by'],
      ['Pause', 'Paused by'],
      ['Resume', 'Resumed by'],
    ] as const) {
      const before = workspace.state.messages.length;
      await workspace.command(dana, numbers, '/parley', 'alerts');
      const list = await workspace.state.until('the list', () =>
        workspace.state.messages.slice(before).find(({ text }) => text === 'You have one alert.'),
      );
      await workspace.click(dana, list, label);
      await until(bot, done);
      await looks();
    }
    const row = await bot.kept.get(id);
    assert.equal([row?.state, row?.muted, row?.hushed], ['active', 0, 0]);
    assert.is(said(bot, '🔔'), 1);
  }));

test('an old button of a changed alert: what it told before cannot be acknowledged, the alert itself is seen to', () =>
  fired(async (bot, message, id) => {
    const { workspace, dana } = bot;
    await workspace.click(dana, message, 'Edit');
    const view = await workspace.state.until('the form', () => workspace.modal(dana));
    workspace.fill(view, { alert_sentence: { alert_sentence: { type: 'plain_text_input', value: 'alert here when exposed > 0' } } });
    assert.is((await workspace.submit(dana, view)).kind, 'done');
    const anew = await until(bot, '🔔 Exposed is above 0');
    assert.not.equal(anew.ts, message.ts);
    await workspace.click(dana, message, 'Acknowledge');
    const told = await whispered(bot, dana, 2);
    assert.match(told.at(-1) ?? '', 'not to be had any more');
    await workspace.click(dana, message, 'Mute');
    await until(bot, 'Muted by');
    assert.is((await bot.kept.get(id))?.muted, 1);
  }));

test('edited to the same sentence it tells anew', () =>
  fired(async (bot, message) => {
    const { workspace, dana } = bot;
    await workspace.click(dana, message, 'Edit');
    const view = await workspace.state.until('the form', () => workspace.modal(dana));
    workspace.fill(view, { alert_sentence: { alert_sentence: { type: 'plain_text_input', value: 'alert here when exposed > 1' } } });
    assert.is((await workspace.submit(dana, view)).kind, 'done');
    await workspace.state.until('told anew', () => said(bot, '🔔') === 2);
  }));

test('who is told sees to it; who set it up and admins change it; nobody else gets to know of it', () =>
  fired(async (bot, message, id) => {
    const { workspace } = bot;
    const other = workspace.channel('other');
    const omar = workspace.user('omar');
    await snooze(bot, omar, message, id, 1);
    await until(bot, 'Snoozed for 1 week');
    for (const [index, label] of ['Mute', 'Edit', 'Delete'].entries()) {
      await workspace.click(omar, message, label);
      assert.match((await whispered(bot, omar, index + 1)).at(-1) ?? '', 'only they and admins of the workspace can change it');
    }
    assert.is((await bot.kept.get(id))?.muted, 0);
    // Its button carried to another channel.
    const elsewhere = await workspace.answer(await workspace.say(omar, other, `<@${workspace.bot.userId}> exposed yesterday`));
    await workspace.click(omar, { ...elsewhere, blocks: message.blocks }, 'Acknowledge');
    assert.match((await whispered(bot, omar, 4)).at(-1) ?? '', 'not to be had any more');
    const root = workspace.user('root', { admin: true });
    await workspace.click(root, message, 'Edit');
    assert.match((await whispered(bot, root, 1)).at(-1) ?? '', 'only they and admins');
    await workspace.click(root, message, 'Mute');
    await until(bot, 'Muted by');
    const warned = bot.lines.filter(
      ({ level, message: text }) => level === 'warn' && text === 'a click on the alert of another was refused',
    );
    assert.is(warned.length, 5);
  }));

test('rights are looked at with every click', () => {
  const access: AccessRules = { members: { agents: true }, rules: [] };
  return fired(
    async (bot, message, id) => {
      const nina = bot.workspace.user('nina');
      access.rules.push({ users: [nina], groups: [], channels: [], agents: true, lobs: [] });
      await bot.workspace.click(nina, message, 'Acknowledge');
      await snooze(bot, nina, message, id, 0);
      assert.equal(new Set(await whispered(bot, nina, 2)), new Set(['Not all that this alert watches is open to you.']));
      assert.equal([(await bot.kept.events(id, 1))[0]?.acknowledged_by, (await bot.kept.get(id))?.snoozed_until], [null, 0]);
    },
    { access },
  );
});

test('an archived channel is told nothing more; the owner is told so, with a way to the list', () =>
  withAlerts(async (bot) => {
    const { workspace, dana } = bot;
    const old = workspace.channel('old');
    await mention(bot, 'alert #old @dana when exposed is above 1');
    old.archived = true;
    const [alert] = await mine(bot);
    assert.ok(alert);
    await bot.kept.begin(alert.id, { judged_to: '2026-11-21' });
    const told = await until(bot, 'no longer told in one of its places');
    assert.match(told.text, 'is archived');
    assert.is(told.channel, workspace.direct(dana).id);
    await workspace.click(dana, told, 'My alerts');
    const list = await until(bot, 'No longer told in');
    assert.match(JSON.stringify(list.blocks), 'is archived: choose another channel');
    assert.is((await bot.kept.get(alert.id))?.state, 'active');
    assert.is(workspace.state.messages.filter(({ channel, text }) => channel === old.id && text.startsWith('🔔')).length <= 1, true);
  }));

test('Slack takes it and its answer is lost: it is there once', () =>
  withAlerts(async (bot) => {
    await mention(bot, 'alert me when exposed is above 1000000');
    const [alert] = await mine(bot);
    assert.ok(alert);
    bot.workspace.faults.next('chat.postMessage', { kind: 'lost' });
    await bot.kept.begin(alert.id, { sentence: 'alert here when exposed > 1', judged_to: '2026-11-21' });
    await until(bot, '🔔');
    for (;;) {
      const [row] = await bot.store.writer('postings').where({ schedule: alert.id }).select<{ state: string }[]>('state');
      if (row?.state === 'posted') break;
      await pause(20);
    }
    assert.is(said(bot, '🔔'), 1);
  }));

test.after(closeBots);
test.run();
