/** Many workspaces by OAuth: the real app, the real database, the Slack-compatible workspaces. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { everything, nothing } from '../../../../src/ask/access/rights.ts';
import { type AccessRules, noRules } from '../../../../src/ask/access/rules.ts';
import { systemClock } from '../../../../src/base/clock.ts';
import { installationsIn } from '../../../../src/store/installations.ts';
import { eventBody, messageEvent } from '../../../../src/surfaces/workspace/deliveries/payloads.ts';
import type { Workspace } from '../../../../src/surfaces/workspace/workspace.ts';
import { databases } from '../../../support/databases.ts';
import { cookieOf, newKey, type Setup, withSetup } from './installing-bot.ts';

/** Calls that were made in `workspace` and refused. */
function refusedIn({ state }: Workspace): readonly string[] {
  return state.calls.flatMap(({ method, error }) => (error === null ? [] : [`${method}: ${error}`]));
}

/** Asks in a channel, where no answer is expected; resolves when the delivery was answered. */
async function askInVain(setup: Setup, workspace: Workspace): Promise<void> {
  const before = setup.asked.length;
  await workspace.say(workspace.user('noor'), workspace.channel('numbers'), `<@${workspace.bot.userId}> exposed`);
  assert.is(setup.asked.length, before);
}

/** Waits for a line of the log. */
async function logged({ lines, acme }: Setup, what: string): Promise<void> {
  for (let turn = 0; turn < 500 && !lines.some(({ message }) => message === what); turn += 1)
    await fetch(acme.url).then((response) => response.text());
  assert.ok(
    lines.some(({ message }) => message === what),
    `no "${what}" in ${lines.map(({ message }) => message).join(' | ')}`,
  );
}

/** A rule for ids of `workspace`. */
function ruleFor(workspace: string, parts: Partial<AccessRules['rules'][number]>): AccessRules['rules'][number] {
  return { workspace, users: [], groups: [], channels: [], agents: true, ...parts };
}

for (const { kind, open } of databases()) {
  const withDatabase = (name: string, work: (setup: Setup) => Promise<void>): void => {
    test(`${kind}: ${name}`, async () => {
      const { store, drop } = await open();
      try {
        await withSetup(store, work);
      } finally {
        await drop();
      }
    });
  };

  withDatabase('two workspaces install the app, and each is answered with its own token', async (setup) => {
    const { acme, other, store, asked, lines } = setup;
    await setup.start();
    await askInVain(setup, acme);
    for (const workspace of [acme, other]) {
      const page = await setup.install(workspace);
      assert.is(page.status, 200);
      assert.match(page.text, `team=${workspace.team}`);
    }
    // The ids of channels and people are the same in both: only the token tells them apart.
    await Promise.all([setup.ask(acme), setup.ask(other)]);
    assert.equal(asked.map(({ asker }) => asker.split(':')[1]).toSorted(), [acme.team, other.team]);
    for (const { state } of [acme, other]) assert.is(state.messages.filter(({ fromBot }) => fromBot).length, 1);
    assert.equal([...refusedIn(acme), ...refusedIn(other)], []);
    const rows = JSON.stringify(await store.writer('installations').select());
    assert.not.match(rows, 'xox');
    const log = JSON.stringify(lines);
    for (const secret of [acme.grants.clientSecret, setup.key, 'xoxb-', 'xoxe', 'code-']) assert.not.match(log, secret);
  });

  withDatabase('what is open to somebody in one workspace is not to the same id in another', async (setup) => {
    const { acme, other, asked } = setup;
    const access: AccessRules = { members: { agents: true, lobs: ['Service'] }, rules: [] };
    await setup.start({ access });
    for (const workspace of [acme, other]) await setup.install(workspace);
    const [numbers, theirs] = [acme.channel('numbers'), other.channel('numbers')];
    assert.is(numbers.id, theirs.id);
    const people = ['dana', 'marco', 'guest'].map((name) => {
      const [here, there] = [acme.user(name), other.user(name, { kind: name === 'guest' ? 'guest' : 'member' })];
      assert.is(here, there);
      return here;
    });
    const [dana = '', marco = ''] = people;
    const group = acme.group('sales', [marco]);
    const lobs = ['Sales'];
    access.rules.push(ruleFor(acme.team, { users: [dana], lobs }), ruleFor(acme.team, { groups: [group], lobs }));
    access.rules.push(ruleFor(acme.team, { channels: [numbers.id], lobs }));
    const ask = (workspace: Workspace, person: string) =>
      workspace.say(person, workspace.channel('talk'), `<@${workspace.bot.userId}> exposed`).then((said) => workspace.answer(said));
    // Whatever was found out in one of them is asked anew in the other.
    for (const workspace of [acme, other]) for (const person of people) await ask(workspace, person);
    assert.equal(
      asked.map(({ rights }) => rights?.lobs),
      [['Sales'], ['Sales'], ['Service'], ['Service'], ['Service'], []],
    );
    await acme.answer(await acme.say(dana, numbers, `<@${acme.bot.userId}> exposed`));
    await other.answer(await other.say(dana, theirs, `<@${other.bot.userId}> exposed`));
    assert.equal(
      asked.slice(-2).map(({ room }) => room?.lobs),
      [['Sales'], null],
    );
    assert.equal(refusedIn(other), []);
    // A delivery for one of them that speaks of a person of the other: nobody has seen him here.
    const said = await acme.say(marco, numbers, 'morning');
    access.rules.length = 0;
    const mention = { ...messageEvent('app_mention', said, acme.world, 'channel'), text: `<@${acme.bot.userId}> exposed` };
    await acme.deliver('event', eventBody(mention, acme.world, { team_id: other.team }));
    await acme.answer(said);
    assert.equal(asked.at(-1)?.rights, nothing);
  });

  withDatabase(
    'without a rule the members of each workspace see everything, its guests and people of other workspaces nothing',
    async (setup) => {
      const { acme, other, asked } = setup;
      await setup.start({ access: noRules });
      for (const workspace of [acme, other]) {
        await setup.install(workspace);
        for (const kind of ['member', 'guest', 'stranger'] as const) {
          // The same id is a member of one of them and none of the other.
          const person = workspace.user(kind, { kind: workspace === other && kind === 'member' ? 'stranger' : kind });
          await workspace.answer(await workspace.say(person, workspace.channel('talk'), `<@${workspace.bot.userId}> exposed`));
        }
      }
      assert.equal(
        asked.map(({ rights }) => rights),
        [everything, nothing, nothing, nothing, nothing, nothing],
      );
      const colleague = other.user('colleague');
      await other.answer(await other.say(colleague, other.channel('talk'), `<@${other.bot.userId}> exposed`));
      assert.equal(asked.at(-1)?.rights, everything);
    },
  );

  withDatabase('a state that is forged, used up, or of another browser is refused', async (setup) => {
    await setup.start();
    const begun = await fetch(`${setup.url}/slack/install`, { redirect: 'manual' });
    const consent = new URL(begun.headers.get('location') ?? '');
    assert.is(consent.href.startsWith(`${setup.acme.url}oauth/v2/authorize?`), true);
    const back = (await fetch(consent, { redirect: 'manual' })).headers.get('location') ?? '';
    const refused = async (address: string, cookie: string): Promise<void> => {
      const response = await fetch(address, { headers: { cookie } });
      assert.is(response.status, 400);
      assert.match(await response.text(), 'Parley was not installed');
    };
    await refused(back, '');
    const forged = new URL(back);
    forged.searchParams.set('state', 'of-my-own');
    await refused(forged.href, 'slack-app-oauth-state=of-my-own');
    forged.searchParams.delete('state');
    await refused(forged.href, cookieOf(begun));
    assert.is((await fetch(back, { headers: { cookie: cookieOf(begun) } })).status, 200);
    await refused(back, cookieOf(begun));
    assert.is((await installationsIn(setup.store).all()).length, 1);
  });

  withDatabase('consent that was not given, and a code that Slack does not take, install nothing', async (setup) => {
    await setup.start();
    const declined = await fetch(`${setup.url}/slack/oauth_redirect?error=access_denied`);
    assert.match(await declined.text(), 'consent was not given');
    const begun = await fetch(`${setup.url}/slack/install`, { redirect: 'manual' });
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const broken = await fetch(`${setup.url}/slack/oauth_redirect?code=x&state=${state}`, { headers: { cookie: cookieOf(begun) } });
    assert.is(broken.status, 500);
    assert.match(await broken.text(), /logged as \w+/);
    assert.equal(await installationsIn(setup.store).all(), []);
  });

  withDatabase('a workspace that is not listed is refused, and its token handed back', async (setup) => {
    await setup.start({ allowed: [setup.other.team] });
    const page = await setup.install(setup.acme);
    assert.is(page.status, 403);
    assert.match(page.text, `does not serve ${setup.acme.team}`);
    assert.ok(setup.acme.state.calls.some(({ method, error }) => method === 'apps.uninstall' && error === null));
    assert.equal(await installationsIn(setup.store).all(), []);
    assert.is((await setup.install(setup.other)).status, 200);
    await setup.ask(setup.other);
  });

  withDatabase('whoever removes the app loses what was kept, and nobody else does', async (setup) => {
    const { acme, other, store } = setup;
    await setup.start();
    await setup.install(acme);
    await setup.install(other);
    for (const { team } of [acme, other])
      await store.writer('saved_questions').insert({ asker: `slack:${team}:U1`, id: 'a', question: 'exposed', at: 1 });
    await acme.uninstall();
    await logged(setup, 'the app was uninstalled');
    assert.equal(
      (await installationsIn(store).all()).map(({ id }) => id),
      [other.team],
    );
    const saved = await store.writer<{ readonly asker: string }>('saved_questions').select('asker');
    assert.equal(
      saved.map(({ asker }) => asker),
      [`slack:${other.team}:U1`],
    );
    await askInVain(setup, acme);
    await setup.ask(other);
    // It comes back, and late news of the first installation does not take it away.
    await setup.install(acme);
    const late = { type: 'app_uninstalled', event_ts: '1700000000.000100' };
    await acme.deliver('event', eventBody(late, acme.world));
    await logged(setup, 'news of an earlier installation was left alone');
    await setup.ask(acme);
  });

  withDatabase('a revoked token takes the installation away, that of a person does not', async (setup) => {
    const { acme, store } = setup;
    await setup.start();
    await setup.install(acme);
    await store.writer('saved_questions').insert({ asker: `slack:${acme.team}:U1`, id: 'a', question: 'exposed', at: 1 });
    const ofPerson = { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] }, event_ts: acme.state.nextTs() };
    await acme.deliver('event', eventBody(ofPerson, acme.world));
    await setup.ask(acme);
    await acme.revokeToken();
    await logged(setup, 'the token was revoked');
    assert.equal(await installationsIn(store).all(), []);
    assert.is((await store.writer('saved_questions').select()).length, 1, 'whoever installs again finds what he saved');
  });

  withDatabase('an organisation installs once for its workspaces', async (setup) => {
    const { acme, store } = setup;
    const access: AccessRules = { members: { agents: true }, rules: [] };
    await setup.start({ access });
    const begin = async () => assert.is((await setup.install('E000ORG')).status, 200);
    await begin();
    // Her first workspace is another one of the organisation.
    const person = acme.user('dana', { teams: ['T000FIRST', acme.team] });
    access.rules.push(ruleFor('E000ORG', { channels: ['C0NOWHERE'] }), ruleFor('E000OTHER', { users: [person], lobs: [] }));
    const channel = acme.channel('numbers');
    const org = [{ enterprise_id: 'E000ORG', team_id: acme.team, user_id: acme.bot.userId, is_bot: true, is_enterprise_install: true }];
    const overrides = { enterprise_id: 'E000ORG', authorizations: org };
    const mentionThere = async () => {
      const said = await acme.say(person, channel, 'morning');
      const mention = { ...messageEvent('app_mention', said, acme.world, 'channel'), text: `<@${acme.bot.userId}> exposed` };
      await acme.deliver('event', eventBody(mention, acme.world, overrides));
      await acme.answer(said);
    };
    const uninstall = async () => {
      await store.writer('saved_questions').insert({ asker: `slack:${acme.team}:U1`, id: 'a', question: 'exposed', at: 1 });
      const gone = { type: 'app_uninstalled', event_ts: acme.state.nextTs() };
      await acme.deliver('event', eventBody(gone, acme.world, overrides));
      await logged(setup, 'the app was uninstalled');
      assert.equal([await installationsIn(store).all(), await store.writer('saved_questions').select()], [[], []]);
    };
    await mentionThere();
    assert.equal(setup.asked[0]?.rights, everything);
    await askInVain(setup, acme);
    await uninstall();
    // What is asked after another installation goes with that one.
    setup.lines.length = 0;
    await begin();
    await mentionThere();
    await uninstall();
  });

  withDatabase('a key is changed: the old one opens, the new one seals; a wrong one loses nothing', async (setup) => {
    const { acme, store, key } = setup;
    const first = await setup.start();
    await setup.install(acme);
    assert.type(first, 'object');
    const sealed = async () => (await installationsIn(store).of(acme.team))?.token ?? '';
    const before = await sealed();
    const wrong = await setup.start({ keys: [newKey()] });
    assert.match(
      typeof wrong === 'string' ? wrong : 'it started',
      /^PARLEY_TOKEN_KEY opens the tokens of 0 of 1 installations, but not those of Acme: add the key/,
    );
    assert.is(await sealed(), before);
    const fresh = newKey();
    await setup.start({ keys: [fresh, key] });
    assert.is.not(await sealed(), before);
    await setup.start({ keys: [fresh] });
    await setup.ask(acme);
  });

  withDatabase('a row that was moved to another workspace does not open', async (setup) => {
    const { acme, other, store } = setup;
    await setup.start();
    await setup.install(acme);
    await setup.install(other);
    const stolen = (await installationsIn(store).of(acme.team))?.token;
    await store.writer('installations').where({ id: other.team }).update({ token: stolen });
    await askInVain(setup, other);
    await setup.ask(acme);
    await setup.start();
    await logged(setup, 'tokens do not open: they were changed, or moved from another workspace');
  });

  withDatabase('what is asked while the tokens cannot be read is answered when they can, once', async (setup) => {
    const { acme, store } = setup;
    await setup.start({ leaseMs: 100 });
    await setup.install(acme);
    const hidden = (from: string, to: string) => store.writer.raw(`alter table ${from} rename to ${to}`);
    await hidden('installations', 'hidden');
    const dana = acme.user('dana');
    const said = await acme.say(dana, acme.channel('numbers'), `<@${acme.bot.userId}> exposed`);
    assert.is(setup.asked.length, 0);
    await hidden('hidden', 'installations');
    // As Slack does where it was not thanked.
    const again = eventBody(messageEvent('app_mention', said, acme.world, 'channel'), acme.world);
    await acme.deliver('event', again, { num: 1, reason: 'http_error' });
    await acme.answer(said);
    assert.is(setup.asked.length, 1);
  });

  withDatabase('a token that is over is refreshed once, however many ask, in whatever process', async (setup) => {
    const { acme, store } = setup;
    acme.grants.life = 43_200;
    await setup.start({ tendMs: 3 });
    await setup.install(acme);
    await setup.start({ tendMs: 3 });
    acme.grants.expire(acme.world);
    await store.writer('installations').update({ expires_at: systemClock.now() - 1 });
    const exchanges = () => acme.state.calls.filter(({ method }) => method === 'oauth.v2.access').length;
    const before = exchanges();
    await Promise.all(Array.from({ length: 5 }, () => setup.ask(acme)));
    assert.is(exchanges(), before + 1);
    assert.not.match(JSON.stringify([await store.writer('installations').select(), setup.lines]), /xox/);
  });

  withDatabase('tokens are refreshed ahead of time where nobody asks; one that cannot be does while it lasts', async (setup) => {
    const { acme, store } = setup;
    acme.grants.life = 3600;
    await setup.start({ tendMs: 20 });
    await setup.install(acme);
    await logged(setup, 'a token was refreshed');
    acme.grants.life = 43_200;
    const endsLate = async () => Number((await installationsIn(store).of(acme.team))?.expiresAt) > systemClock.now() + 7_200_000;
    while (!(await endsLate())) await setup.ask(acme);
    acme.faults.next('oauth.v2.access', { kind: 'error', error: 'fatal_error' });
    await store.writer('installations').update({ expires_at: systemClock.now() + 3_600_000 });
    await logged(setup, 'a token was not refreshed');
    await setup.ask(acme);
    // Over, and still not to be had: nobody is answered, and the log says why.
    acme.faults.next('oauth.v2.access', { kind: 'error', error: 'invalid_refresh_token' });
    await store.writer('installations').update({ expires_at: systemClock.now() - 1, refreshing_until: 0 });
    await logged(setup, 'tokens were not looked after');
  });
}

test.run();
