/** Alerts in Slack: set up in words, told once, seen to by buttons. */
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AccessRules } from '../../../../src/ask/access/rules.ts';
import { alertPosting } from '../../../../src/store/alerts.ts';
import { sampleNow } from '../../../support/sample-brand.ts';
import { closeBots } from '../bot.ts';

import { mention, mine, until, withAlerts } from './alerting-bot.ts';

test('a sentence sets an alert up, with what it would have done; it fires at once where it is so now, and only once', () =>
  withAlerts(async (bot) => {
    const made = await mention(bot, 'alert me when exposed is above 1');
    assert.match(made.text, 'Watching, told in <#');
    assert.match(made.text, 'alert here when exposed &gt; 1');
    assert.match(made.text, /Would have fired .+ in the last \d+ days/);
    assert.match(made.text, 'that is often');
    const fired = await until(bot, '🔔 Exposed is above 1:');
    assert.is(fired.threadTs, null);
    for (const words of ['Set up by <@', 'Acknowledge', 'Snooze', 'Mute', 'Edit', 'Delete'])
      assert.match(JSON.stringify(fired.blocks), words);
    const again = await mention(bot, 'alert me when exposed is above 1');
    assert.match(again.text, 'That is watched already');
    assert.is((await mine(bot)).length, 1);
    assert.is(bot.workspace.state.messages.filter(({ text }) => text.startsWith('🔔')).length, 1);
  }));

test('acknowledged, snoozed and muted below what it said; a second click does nothing', () =>
  withAlerts(async (bot) => {
    await mention(bot, 'alert me when exposed is above 1');
    const fired = await until(bot, '🔔');
    await bot.workspace.click(bot.dana, fired, 'Acknowledge');
    await bot.workspace.click(bot.dana, fired, 'Acknowledge');
    const done = await until(bot, 'Acknowledged by');
    assert.is(done.threadTs, fired.ts);
    assert.is(bot.workspace.state.messages.filter(({ text }) => text.startsWith('Acknowledged')).length, 1);
    const [alert] = await mine(bot);
    assert.ok(alert);
    const chosen = { selected_option: { text: { type: 'plain_text', text: '1 week' }, value: `${alert.id}:1` } };
    await bot.workspace.act(bot.dana, { message: fired }, 'alert_post_snooze:0', chosen);
    await until(bot, 'Snoozed for 1 week');
    assert.ok(((await bot.kept.get(alert.id))?.snoozed_until ?? 0) > Date.parse(sampleNow));
    await bot.workspace.click(bot.dana, fired, 'Mute');
    await until(bot, 'Muted by');
    assert.is((await bot.kept.get(alert.id))?.muted, 1);
  }));

test('who did not set it up sees to it and does not change it; what belongs elsewhere is not there', () =>
  withAlerts(async (bot) => {
    await mention(bot, 'alert me when exposed is above 1');
    const fired = await until(bot, '🔔');
    const other = bot.workspace.user('omar');
    await bot.workspace.click(other, fired, 'Delete');
    await until(bot, 'set this alert up: only they and admins of the workspace can change it');
    await bot.workspace.click(other, fired, 'Acknowledge');
    await until(bot, 'Acknowledged by');
    const [alert] = await mine(bot);
    await bot.kept.change(alert?.id ?? '', { team: 'T999' });
    await bot.workspace.click(bot.dana, fired, 'Delete');
    await until(bot, 'not to be had any more');
    assert.is((await mine(bot)).length, 1);
  }));

test('that it has cleared is said below what it said', () =>
  withAlerts(async (bot) => {
    await mention(bot, 'alert me when exposed is above 1');
    const fired = await until(bot, '🔔');
    const [alert] = await mine(bot);
    assert.ok(alert);
    // As if the next day had come with nothing in it.
    const event = { id: `${alert.id}:2026-11-23:cleared`, alert: alert.id, period: '2026-11-23', kind: 'cleared' as const };
    const findings = JSON.stringify([{ member: [], value: 0, low: null, high: 1, before: null }]);
    const at = Date.parse(sampleNow) + 3_600_000;
    await bot.kept.record({
      ...{ alert: alert.id, revision: alert.revision, judgedTo: '2026-11-23', snoozedUntil: 0, firing: [] },
      events: [{ ...event, findings, acknowledged_by: null, at }],
      postings: [alertPosting({ ...event, at }, alert.team, fired.channel, 0)],
    });
    const cleared = await until(bot, '✅ Exposed is back within bounds');
    assert.is(cleared.threadTs, fired.ts);
  }));

test('edited in a form, deleted by a button', () =>
  withAlerts(async (bot) => {
    const { workspace } = bot;
    const made = await mention(bot, 'alert me when exposed is above 1');
    await workspace.click(bot.dana, made, 'Edit');
    const view = await workspace.state.until('the form', () => workspace.modal(bot.dana));
    workspace.fill(view, { alert_sentence: { alert_sentence: { type: 'plain_text_input', value: 'alert me when flurb is high' } } });
    const refused = await workspace.submit(bot.dana, view);
    assert.is(refused.kind, 'errors');
    workspace.fill(view, { alert_sentence: { alert_sentence: { type: 'plain_text_input', value: 'alert here when exposed > 999999' } } });
    assert.is((await workspace.submit(bot.dana, view)).kind, 'done');
    const [alert] = await mine(bot);
    assert.is(alert?.sentence, 'alert here when exposed > 999999');
    await workspace.click(bot.dana, made, 'Delete');
    await until(bot, 'Deleted by');
    assert.equal(await mine(bot), []);
  }));

test('the list: in the command, and on Home', () =>
  withAlerts(async (bot) => {
    const { workspace } = bot;
    await workspace.command(bot.dana, bot.numbers, '/parley', 'alerts');
    await until(bot, 'You have no alerts');
    await mention(bot, 'alert me when exposed is above 999999');
    await workspace.command(bot.dana, bot.numbers, '/parley', 'alerts');
    const list = await until(bot, 'You have one alert');
    assert.match(JSON.stringify(list.blocks), 'Quiet');
    await workspace.click(bot.dana, list, 'Pause');
    await until(bot, 'Paused by');
    assert.is((await mine(bot))[0]?.state, 'paused');
  }));

test('a channel that may not see it has none set up there', () => {
  const access: AccessRules = { members: { agents: true }, rules: [] };
  return withAlerts(
    async (bot) => {
      const { id } = bot.numbers;
      access.rules.push({ users: [], groups: [], channels: [id], agents: true, lobs: ['Sales'] });
      await bot.workspace.say(bot.dana, bot.numbers, `<@${bot.workspace.bot.userId}> alert me when exposed is above 1`);
      await until(bot, 'Not set up');
      assert.equal(await mine(bot), []);
    },
    { access },
  );
});

test('a reply below an alert goes on from what it watches, on the day that it told of', () =>
  withAlerts(async (bot) => {
    const { workspace, numbers } = bot;
    await mention(bot, 'alert me when exposed is above 1');
    const fired = await until(bot, '🔔 Exposed is above 1:');
    while ((await bot.sample.writer('threads').where({ thread: `slack:${workspace.team}:${numbers.id}:${fired.ts}` })).length === 0)
      await pause(10);
    await workspace.say(workspace.user('marco'), numbers, `<@${workspace.bot.userId}> by campaign`, fired.ts);
    const answer = await workspace.answer(fired);
    assert.match(JSON.stringify(answer.blocks), 'exposed by campaign 2026-11-22');
    assert.match(JSON.stringify(answer.blocks), ': by campaign.');
  }));

test.after(closeBots);
test.run();
