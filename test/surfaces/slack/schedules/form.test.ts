/** The form of a schedule: from an answer, by Edit, with errors beside their fields. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../../../src/surfaces/workspace/blocks/shape.ts';
import type { Message, View } from '../../../../src/surfaces/workspace/state.ts';
import { closeBots } from '../bot.ts';
import { valuesIn } from '../form-values.ts';
import { kept, mention, passTime, type SchedulingBot, untilPosted, untilRan, untilTold, withSchedules } from './scheduling-bot.ts';

/** The form that a click opens, filled as it stands. */
async function formOf(bot: SchedulingBot, message: Message, label: string): Promise<View> {
  await bot.workspace.click(bot.dana, message, label);
  return bot.workspace.state.until('the form', () => {
    const view = bot.workspace.modal(bot.dana);
    return view !== null && view.body['callback_id'] === 'schedule_form' && view;
  });
}

/** Puts `chosen` in the form, by part. */
function fill(bot: SchedulingBot, view: View, chosen: Readonly<Record<string, Json>>): void {
  const values: Record<string, unknown> = { ...valuesIn(view), ...view.values };
  for (const [part, value] of Object.entries(chosen)) values[part] = { [`schedule_${part}`]: value };
  bot.workspace.fill(view, values);
}

const picked = (value: string): Json => ({ selected_option: { text: { type: 'plain_text', text: value }, value } });

test('Schedule under an answer opens the form with its question, and sends it once', () =>
  withSchedules(async (bot) => {
    const answer = await mention(bot, 'exposed by campaign last week');
    const view = await formOf(bot, answer, 'Schedule');
    assert.match(JSON.stringify(view.body), 'exposed by campaign last week');
    assert.match(JSON.stringify(view.body), 'Europe/Amsterdam');
    fill(bot, view, {
      often: picked('every Monday'),
      time: { selected_time: '08:15' },
      options: { selected_options: [{ value: 'csv' }, { value: 'final' }] },
    });
    const [first, second] = await Promise.all([bot.workspace.submit(bot.dana, view), bot.workspace.submit(bot.dana, view)]);
    assert.ok([first.kind, second.kind].includes('done'));
    const all = await kept(bot);
    assert.is(all.length, 1);
    const [made] = all;
    assert.ok(made);
    assert.equal(
      { sentence: made.sentence, cron: made.cron, zone: made.zone, to: made.to, csv: made.csv, final: made.tellFinal, wait: made.waitMs },
      {
        ...{ sentence: 'exposed by campaign last week', cron: '15 8 * * 1', zone: 'Europe/Amsterdam', to: [bot.numbers.id] },
        ...{ csv: true, final: true, wait: 0 },
      },
    );
    assert.match((await untilTold(bot, bot.dana, 1))[0]?.text ?? '', 'Set up: *every Monday at 08:15 Europe/Amsterdam*');
  }));

test('errors stand beside their fields, and cancelling keeps nothing', () =>
  withSchedules(async (bot) => {
    const answer = await mention(bot, 'exposed by campaign last week');
    const view = await formOf(bot, answer, 'Schedule');
    const errorsWith = async (chosen: Readonly<Record<string, Json>>): Promise<readonly (readonly [string, string])[]> => {
      fill(bot, view, chosen);
      const sent = await bot.workspace.submit(bot.dana, view);
      assert.is(sent.kind, 'errors');
      return sent.kind === 'errors' ? Object.entries(sent.errors) : [];
    };
    const own = { often: picked('own') };
    assert.equal((await errorsWith({ ...own, own: { value: '' } }))[0]?.[0], 'own');
    assert.equal((await errorsWith({ ...own, own: { value: 'every 2 weeks' } }))[0]?.[0], 'own');
    assert.equal((await errorsWith({ often: picked('every day'), what: { value: 'exposd rat nonsense' } }))[0]?.[0], 'what');
    assert.equal((await errorsWith({ what: { value: 'what is csat' } }))[0]?.[0], 'what');
    const nowhere = { what: { value: 'exposed' }, channel: { selected_conversation: null }, person: { selected_user: null } };
    assert.equal(await errorsWith(nowhere), [['channel', 'Choose a channel, or a person below.']]);
    const away = bot.workspace.channel('away');
    away.members.delete(bot.workspace.bot.userId);
    assert.match((await errorsWith({ channel: { selected_conversation: away.id } }))[0]?.[1] ?? '', 'I am not in that channel');
    await bot.workspace.dismiss(bot.dana);
    assert.equal(await kept(bot), []);
  }));

test('a form that was not taken is sent again once that is mended', () =>
  withSchedules(async (bot) => {
    const view = await formOf(bot, await mention(bot, 'exposed by campaign last week'), 'Schedule');
    const asker = `slack:${bot.workspace.team}:${bot.dana}`;
    const plan = { kind: 'schedule', of: { kind: 'metrics' }, schedule: { cron: '0 9 * * *', zone: 'UTC', to: ['here'] } } as never;
    const ids: string[] = [];
    for (let count = 0; count < 50; count += 1) {
      const one = { brand: 'aurora', asker, team: bot.workspace.team, sentence: `exposed last ${String(count)} days`, plan, to: ['C1'] };
      const made = await bot.schedules.create(one);
      if (made.ok) ids.push(made.value.id);
    }
    fill(bot, view, {});
    const refused = await bot.workspace.submit(bot.dana, view);
    assert.match(JSON.stringify(refused), 'more than 50 schedules');
    await bot.schedules.remove(ids[0] ?? '');
    assert.is((await bot.workspace.submit(bot.dana, view)).kind, 'done');
    assert.is((await kept(bot)).filter(({ sentence }) => sentence === 'exposed by campaign last week').length, 1);
  }));

test('places that come back with a form and are none of its schedule are left alone', () =>
  withSchedules(async (bot) => {
    const [ops, more, third] = ['ops', 'more', 'third'].map((name) => bot.workspace.channel(name).id);
    const said = await mention(bot, 'every weekday at 8:30 post exposed');
    const [made] = await kept(bot);
    await bot.schedules.change(made?.id ?? '', { to: [bot.numbers.id, more ?? ''] });
    const view = await formOf(bot, said, 'Edit');
    const packed = String(view.body['private_metadata']);
    Object.assign(view.body, { private_metadata: packed.replace(`["${more ?? ''}"]`, `["${third ?? ''}"]`) });
    fill(bot, view, { channel: { selected_conversation: ops } });
    assert.is((await bot.workspace.submit(bot.dana, view)).kind, 'done');
    assert.equal((await kept(bot))[0]?.to, [ops]);
  }));

test('Edit changes what is posted, when and where, and places without a field stay', () =>
  withSchedules(async (bot) => {
    const [ops, more] = [bot.workspace.channel('ops'), bot.workspace.channel('more')];
    const said = await mention(bot, 'every first Monday 08:30 Europe/Berlin post exposed');
    const [made] = await kept(bot);
    assert.ok(made);
    await bot.schedules.change(made.id, { to: [bot.numbers.id, more.id] });
    const view = await formOf(bot, said, 'Edit');
    assert.match(JSON.stringify(view.body), '1 more place');
    fill(bot, view, {
      often: picked('own'),
      own: { value: 'every Tuesday and Thursday at 7:00' },
      what: { value: 'exposed rate by lob yesterday' },
      channel: { selected_conversation: ops.id },
      person: { selected_user: bot.dana },
    });
    assert.is((await bot.workspace.submit(bot.dana, view)).kind, 'done');
    const [changed] = await kept(bot);
    assert.equal(
      { sentence: changed?.sentence, cron: changed?.cron, to: changed?.to },
      { sentence: 'exposed rate by lob yesterday', cron: '0 7 * * 2,4', to: [ops.id, bot.dana, more.id] },
    );
  }));

test('a private channel is for those who are in it, and a person has it in the messages with the app', () =>
  withSchedules(async (bot) => {
    const { workspace, dana } = bot;
    const [secret, eve] = [workspace.channel('secret', 'private'), workspace.user('eve')];
    const hidden = workspace.channel('hidden', 'private');
    hidden.members.delete(dana);
    const view = await formOf(bot, await mention(bot, 'exposed by campaign last week'), 'Schedule');
    fill(bot, view, { channel: { selected_conversation: hidden.id } });
    const refused = await workspace.submit(dana, view);
    assert.equal(refused.kind === 'errors' && refused.errors, { channel: 'that channel is a private channel that you are not in.' });
    const gone = workspace.user('gone', { deleted: true });
    fill(bot, view, { channel: { selected_conversation: secret.id }, person: { selected_user: gone } });
    const left = await workspace.submit(dana, view);
    assert.ok(left.kind === 'errors' && left.errors['person']?.startsWith('that person is not there any more'));
    fill(bot, view, { channel: { selected_conversation: secret.id }, person: { selected_user: eve }, often: picked('every day') });
    assert.is((await workspace.submit(dana, view)).kind, 'done');
    const [made] = await kept(bot);
    assert.equal(made?.to, [secret.id, eve]);
    await passTime(bot);
    await untilPosted(bot, secret.id, 1);
    await untilPosted(bot, workspace.direct(eve).id, 1);
    assert.equal(
      (await untilRan(bot)).postings.map(({ state }) => state),
      ['posted', 'posted'],
    );
  }));

test('zones are found by their city', () =>
  withSchedules(async (bot) => {
    const view = await formOf(bot, await mention(bot, 'exposed by campaign last week'), 'Schedule');
    const found = await bot.workspace.suggest(bot.dana, { view }, 'schedule_zone', 'new york');
    assert.match(JSON.stringify(found), 'America/New_York');
    assert.ok(((await bot.workspace.suggest(bot.dana, { view }, 'schedule_zone', '')) as { options: unknown[] }).options.length <= 100);
  }));

test.after.each(closeBots);
test.run();
