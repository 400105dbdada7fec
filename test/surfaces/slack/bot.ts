/** The real app against the Slack-compatible workspace: real Bolt receivers, a real database, a stand-in for asking. */

import type { AccessRules } from '../../../src/ask/access/rules.ts';
import type { Answers } from '../../../src/ask/answers.ts';
import type { Builder } from '../../../src/ask/building/builder.ts';
import { type Home, type HomeParts, makeHome } from '../../../src/ask/home/home.ts';
import type { Log } from '../../../src/ask/log.ts';
import type { Ask, AskInput, AskOutcome, Follows } from '../../../src/ask/outcome.ts';
import type { SlackSettings } from '../../../src/ask/settings.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { dashboard } from '../../../src/catalogue/catalogue.ts';
import type { ChartPainter } from '../../../src/present/chart/painter.ts';
import { makeSchedules } from '../../../src/schedule/make-schedules.ts';
import { deliveriesIn } from '../../../src/store/deliveries.ts';
import type { Ledger } from '../../../src/store/ledger.ts';
import { stopsIn } from '../../../src/store/stops.ts';
import type { Store } from '../../../src/store/store.ts';
import { openLedger } from '../../../src/surfaces/slack/delivery/open-ledger.ts';
import type { Waits } from '../../../src/surfaces/slack/patience.ts';
import { type RunningSlack, type SlackDeps, startSlack } from '../../../src/surfaces/slack/start-slack.ts';
import { installOf, readManifest } from '../../../src/surfaces/workspace/manifest.ts';
import { openWorkspace, type Workspace } from '../../../src/surfaces/workspace/workspace.ts';
import { databases } from '../../support/databases.ts';
import { keptOutcomes } from './kept-outcomes.ts';

export const shortWaits: Waits = {
  polls: [1, 1, 1, 1],
  chart: 5000,
  picture: [1, 1, 1],
  again: [1, 1],
  status: 1000,
  call: 10_000,
  rateLimit: 5_000,
  running: 60_000,
  late: 90_000,
  stop: 5_000,
};

/** A white picture of one point. */
export const onePoint = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
);

export const painter: ChartPainter = { paint: () => Promise.resolve(onePoint), close: () => Promise.resolve() };

const none = (): Promise<never> => Promise.reject(new Error('nobody opens Home here'));

/** For apps in which nobody opens Home. */
export const noHome: Home = {
  panel: none,
  choose: none,
  snapshot: none,
  recent: none,
  saved: none,
  save: none,
  drop: none,
  question: none,
  shared: none,
  freshness: none,
  examples: none,
};

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: object;
  readonly message: string;
}

export interface Bot {
  readonly workspace: Workspace;
  readonly running: RunningSlack;
  /** What was asked, in order. */
  readonly asked: AskInput[];
  readonly lines: LogLine[];
  readonly store: Store;
  close(): Promise<void>;
}

export interface BotOptions {
  readonly mode?: 'socket' | 'http';
  readonly ask?: (input: AskInput) => AskOutcome | Promise<AskOutcome>;
  readonly builder?: Builder;
  /** Nothing said to nobody is for the bot where left out. */
  readonly follows?: Follows;
  /** Answers kept before; those of `ask` where left out. */
  readonly answers?: Answers;
  readonly painter?: ChartPainter;
  /** Whether a question is one, or may be shown, to whoever has some rights; every one where left out. */
  readonly canAsk?: HomeParts['canAsk'];
  readonly canShare?: HomeParts['canShare'];
  /** Fills the database and answers from it, instead of `ask`. */
  readonly asks?: (store: Store) => Promise<Ask>;
  readonly waits?: Partial<Waits>;
  /** Who may see what; members everything and others nothing where left out. */
  readonly access?: AccessRules;
  /** Granted instead of the manifest's. */
  readonly scopes?: readonly string[];
  /** Where the app is reached from outside; nowhere where left out. */
  readonly url?: string | null;
  readonly ledger?: Ledger;
  /** Schedules, and what runs them; nothing does where left out. */
  readonly schedules?: (store: Store) => Pick<SlackDeps, 'schedules' | 'alerts' | 'runner'>;
  readonly monitor?: { readonly port?: number; readonly open?: boolean };
}

const open = new Set<Bot>();

/** For bots that are asked in words alone. */
export const noBuilder: Builder = {
  open: () => Promise.resolve({ ok: false, problems: 'There is nothing to build with.' }),
  search: () => Promise.resolve([]),
  build: () => Promise.resolve({ ok: false, problems: [{ part: 'metrics', message: 'There is nothing to build with.' }] }),
};

/** What a log writes goes to `lines`. */
export function logTo(lines: LogLine[]): Log {
  const at = (level: LogLine['level']) => (fields: object, message: string) => void lines.push({ level, fields, message });
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

export function settingsFor(workspace: Workspace, mode: 'socket' | 'http', parts: Partial<SlackSettings> = {}): SlackSettings {
  return {
    mode,
    botToken: workspace.botToken,
    appToken: mode === 'socket' ? workspace.appToken : null,
    signingSecret: mode === 'http' ? workspace.signingSecret : null,
    port: 0,
    apiUrl: workspace.apiUrl,
    ...parts,
  };
}

/** Opens a workspace, installs the app by its manifest and starts it. */
export async function openBot(options: BotOptions = {}): Promise<Bot> {
  const install = installOf(readManifest());
  const workspace = await openWorkspace({ ...install, scopes: options.scopes ?? install.scopes });
  const database = databases().find(({ kind }) => kind === 'sqlite');
  if (database === undefined) throw new Error('no SQLite');
  const { store, drop } = await database.open();
  const started = await startOn({ workspace, store }, options);
  const bot: Bot = {
    workspace,
    ...started,
    store,
    async close() {
      if (!open.delete(bot)) return;
      await started.running.stop();
      await workspace.close();
      await drop();
    },
  };
  open.add(bot);
  return bot;
}

/** One process: the app on a database, and what it was asked and logged. */
export interface OneProcess {
  readonly running: RunningSlack;
  readonly asked: AskInput[];
  readonly lines: LogLine[];
}

/** Starts the app in `workspace` on `store`; with HTTP, deliveries go to it from now on. */
export async function startOn({ workspace, store }: Pick<Bot, 'workspace' | 'store'>, options: BotOptions): Promise<OneProcess> {
  const asked: AskInput[] = [];
  const lines: LogLine[] = [];
  const real = await options.asks?.(store);
  const kept = keptOutcomes();
  const ask: Ask = async (input) => {
    asked.push(input);
    // Whoever waits for the question looks when something changes in the workspace.
    workspace.state.changed();
    if (real !== undefined) return real(input);
    return kept.keep(input, options.ask === undefined ? { kind: 'fault', id: 'nothing-to-say' } : await options.ask(input));
  };
  const started = await startSlack(
    {
      ask,
      ...(options.access === undefined ? {} : { access: options.access }),
      follows: options.follows ?? (() => Promise.resolve(false)),
      builder: options.builder ?? noBuilder,
      ...(options.schedules?.(store) ?? { schedules: makeSchedules(store, systemClock) }),
      home: makeHome({
        store,
        catalogue: dashboard,
        clock: systemClock,
        settings: { settleMinutes: 0 },
        ask,
        canAsk: options.canAsk ?? (() => Promise.resolve(true)),
        canShare: options.canShare ?? (() => Promise.resolve(true)),
      }),
      answers: options.answers ?? kept.answers,
      painter: options.painter ?? painter,
      deliveries: deliveriesIn(store, () => systemClock.now()),
      ledger: options.ledger ?? openLedger(store),
      stops: stopsIn(store, () => systemClock.now()),
      clock: systemClock,
      host: '127.0.0.1',
      log: logTo(lines),
      waits: { ...shortWaits, ...options.waits },
      tendMs: 50,
      monitor: { port: 0, open: false, ...options.monitor },
    },
    settingsFor(workspace, options.mode ?? 'socket', typeof options.url === 'string' ? { url: options.url } : {}),
  );
  if (!started.ok) throw new Error(started.problems.message);
  const running = started.value;
  if (running.port !== null) workspace.eventsUrl = `http://127.0.0.1:${running.port}/slack/events`;
  return { running, asked, lines };
}

/** A second process beside that of `bot`: the same database, the same workspace. */
export function another({ workspace, store }: Bot, ask: BotOptions['ask']): Promise<OneProcess> {
  return startOn({ workspace, store }, ask === undefined ? {} : { ask });
}

/** Closes what a failed test left open, which would keep the process alive. */
export async function closeBots(): Promise<void> {
  for (const bot of open) await bot.close();
}
