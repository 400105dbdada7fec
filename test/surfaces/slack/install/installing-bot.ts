/** The real app over HTTP for whoever installs it: workspaces on one server, a real database, a browser that follows redirects. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { AccessRules } from '../../../../src/ask/access/rules.ts';
import type { AskInput } from '../../../../src/ask/outcome.ts';
import type { SlackSettings } from '../../../../src/ask/settings.ts';
import { type Clock, systemClock } from '../../../../src/base/clock.ts';
import { makeSchedules } from '../../../../src/schedule/make-schedules.ts';
import { deliveriesIn } from '../../../../src/store/deliveries.ts';
import { installationsIn } from '../../../../src/store/installations.ts';
import { ledgerIn } from '../../../../src/store/ledger.ts';
import { stopsIn } from '../../../../src/store/stops.ts';
import type { Store } from '../../../../src/store/store.ts';
import { type RunningSlack, startSlack } from '../../../../src/surfaces/slack/start-slack.ts';
import { installOf, readManifest } from '../../../../src/surfaces/workspace/manifest.ts';
import { openWorkspace, type Workspace } from '../../../../src/surfaces/workspace/workspace.ts';
import { freePort } from '../../../support/free-port.ts';
import { type LogLine, logTo, noBuilder, noHome, painter, shortWaits } from '../bot.ts';
import { keptOutcomes } from '../kept-outcomes.ts';
import { answered, byNames } from '../shown.ts';

export const newKey = (): string => randomBytes(32).toString('base64');

export interface StartOptions {
  readonly keys?: readonly [string, ...string[]];
  readonly clock?: Clock;
  readonly allowed?: readonly string[];
  readonly tendMs?: number;
  /** How long a delivery stays with a process that gives no sign of life. */
  readonly leaseMs?: number;
  /** Who may see what; members everything and others nothing where left out. */
  readonly access?: AccessRules;
}

export interface Setup {
  readonly acme: Workspace;
  readonly other: Workspace;
  readonly store: Store;
  readonly lines: LogLine[];
  readonly asked: AskInput[];
  /** Where the app is reached. */
  readonly url: string;
  readonly key: string;
  /** Starts the app, or a second process of it; a sentence where it does not start. */
  start(options?: StartOptions): Promise<RunningSlack | string>;
  /** Walks from `/slack/install` to the end as a browser with cookies does. */
  install(workspace: Workspace | string): Promise<{ readonly status: number; readonly text: string }>;
  /** The answer to a question that someone in `workspace` asks the bot. */
  ask(workspace: Workspace): Promise<string>;
}

/** Runs `work` with two workspaces and nothing installed, in `store`. Everything that was started is stopped. */
export async function withSetup(store: Store, work: (setup: Setup) => Promise<void>): Promise<void> {
  const install = installOf(readManifest());
  const acme = await openWorkspace(install, { name: 'Acme' });
  const other = acme.another('Other & Co');
  const port = await freePort();
  const running: RunningSlack[] = [];
  const url = `http://127.0.0.1:${port}`;
  const lines: LogLine[] = [];
  const asked: AskInput[] = [];
  const key = newKey();
  const kept = keptOutcomes();
  const setup: Setup = {
    acme,
    other,
    store,
    lines,
    asked,
    url,
    key,
    async start({ keys, clock = systemClock, allowed, tendMs, access, leaseMs = 5000 } = {}) {
      const settings: SlackSettings = {
        mode: 'http',
        botToken: null,
        appToken: null,
        signingSecret: acme.signingSecret,
        port: running.length === 0 ? port : 0,
        apiUrl: acme.apiUrl,
        url,
        oauth: {
          clientId: acme.grants.clientId,
          clientSecret: acme.grants.clientSecret,
          tokenKeys: keys ?? [key],
          allowed: allowed ?? null,
        },
      };
      const started = await startSlack(
        {
          ask(input) {
            asked.push(input);
            return Promise.resolve(kept.keep(input, answered(byNames(['a', 'b']))));
          },
          ...(access === undefined ? {} : { access }),
          follows: () => Promise.resolve(false),
          builder: noBuilder,
          schedules: makeSchedules(store, clock),
          home: noHome,
          answers: kept.answers,
          painter,
          deliveries: deliveriesIn(store, () => systemClock.now()),
          ledger: ledgerIn(store, { owner: randomUUID(), leaseMs }),
          stops: stopsIn(store, () => systemClock.now()),
          install: {
            installations: installationsIn(store),
            scopes: install.scopes,
            ...(tendMs === undefined ? {} : { tendMs }),
          },
          clock,
          host: '127.0.0.1',
          log: logTo(lines),
          waits: shortWaits,
        },
        settings,
      );
      if (!started.ok) return started.problems.message;
      running.push(started.value);
      for (const workspace of [acme, other]) workspace.eventsUrl = `http://127.0.0.1:${started.value.port ?? 0}/slack/events`;
      return started.value;
    },
    async install(workspace) {
      const begun = await fetch(`${url}/slack/install`, { redirect: 'manual' });
      const consent = new URL(begun.headers.get('location') ?? '');
      consent.searchParams.set('team', typeof workspace === 'string' ? workspace : workspace.team);
      const back = (await fetch(consent, { redirect: 'manual' })).headers.get('location') ?? '';
      const ended = await fetch(back, { redirect: 'manual', headers: { cookie: cookieOf(begun) } });
      return { status: ended.status, text: await ended.text() };
    },
    async ask(workspace) {
      const person = workspace.user('dana');
      const said = await workspace.say(person, workspace.channel('numbers'), `<@${workspace.bot.userId}> exposed`);
      return (await workspace.answer(said)).text;
    },
  };
  try {
    await work(setup);
  } finally {
    for (const one of running) await one.stop();
    await acme.close();
  }
}

/** The cookies that an answer sets, as a browser sends them back. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}
