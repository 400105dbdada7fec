/** The Slack surface: a Bolt app that answers where it is asked. */
import { App, AuthorizationError, type Authorize, type Receiver, webApi } from '@slack/bolt';
import { type AccessRules, noRules } from '../../ask/access/rules.ts';
import type { Answers } from '../../ask/answers.ts';
import type { Builder } from '../../ask/building/builder.ts';
import type { Home } from '../../ask/home/home.ts';
import type { Log } from '../../ask/log.ts';
import type { Ask, Follows } from '../../ask/outcome.ts';
import type { SlackSettings } from '../../ask/settings.ts';
import type { Clock } from '../../base/clock.ts';
import { ok, type Result } from '../../base/result.ts';
import type { ChartPainter } from '../../present/chart/painter.ts';
import type { Announcer } from '../../schedule/alerts/announcer.ts';
import type { Deliver } from '../../schedule/deliver.ts';
import type { RunMeters } from '../../schedule/run-meters.ts';
import type { Runner } from '../../schedule/runner.ts';
import type { Schedules } from '../../schedule/schedules.ts';
import type { Deliveries } from '../../store/deliveries.ts';
import type { Ledger } from '../../store/ledger.ts';
import type { Stops } from '../../store/stops.ts';
import { accessBy } from './access/look-up.ts';
import { servings } from './access/servings.ts';
import { questionRuns } from './actions/runs.ts';
import { announcerIn } from './alerts/announce.ts';
import type { RoomAlerts } from './alerts/room-alerts.ts';
import { apiAddress } from './api-address.ts';
import { boltLogger } from './bolt-logger.ts';
import { questionPage } from './command/saved-link.ts';
import { workAtHand } from './delivery/at-work.ts';
import { gateBefore } from './delivery/gate.ts';
import { newMeters } from './delivery/meters.ts';
import { type Monitored, monitorPages, serveMonitor } from './delivery/monitor.ts';
import { tendEveryMs } from './delivery/open-ledger.ts';
import { newPace } from './delivery/pace.ts';
import { transport } from './delivery/transport.ts';
import { inFlight } from './in-flight.ts';
import { inOrder } from './in-order.ts';
import { type InstallDeps, manyWorkspaces } from './install/many-workspaces.ts';
import { type Identity, oneWorkspace, type Served } from './install/served.ts';
import { registerListeners } from './listeners/register.ts';
import { codeOf, patiently, usualWaits, type Waits } from './patience.ts';
import { clientOptions, entrance } from './receiver.ts';
import type { Room } from './room.ts';
import { clientsFor } from './schedules/clients.ts';
import { deliverIn } from './schedules/deliver.ts';

export interface SlackDeps {
  readonly ask: Ask;
  /** Who may see what; members everything and others nothing where left out. */
  readonly access?: AccessRules;
  readonly follows: Follows;
  readonly builder: Builder;
  readonly schedules: Schedules;
  /** Begins to run what is due, in this process; it is left to others where left out. */
  readonly runner?: (deliver: Deliver, meters: RunMeters, announcer: Announcer) => Runner;
  /** False: nothing is taken from Slack, only what is due is posted in it. */
  readonly listens?: boolean;
  /** None are kept where left out. */
  readonly alerts?: RoomAlerts;
  readonly home: Home;
  readonly answers: Answers;
  readonly painter: ChartPainter;
  readonly deliveries: Deliveries;
  /** Needed where many workspaces install the app. */
  readonly install?: InstallDeps;
  readonly ledger: Ledger;
  /** Where processes tell each other what is stopped. */
  readonly stops: Stops;
  readonly clock: Clock;
  readonly log: Log;
  /** The address that HTTP deliveries are taken at; all of this machine's where left out. */
  readonly host?: string;
  /** How long to wait for Slack; `usualWaits` where left out. */
  readonly waits?: Waits;
  /** Where health and figures can be asked for, beside HTTP deliveries or at a `port` of their own; `open` to others than this machine. */
  readonly monitor?: { readonly port: number; readonly open: boolean };
  /** How often the ledger is looked after, in milliseconds; `tendEveryMs` where left out. */
  readonly tendMs?: number;
}

export interface RunningSlack {
  /** Where HTTP deliveries are taken, null in Socket Mode. */
  readonly port: number | null;
  /** Where health and figures can be asked for; null where they cannot. */
  readonly monitorPort: number | null;
  /** Lets nothing more in, waits for the answers under way (25 s at most), then cancels what is left. Once, however often it is called. */
  stop(): Promise<void>;
}

/** Why the app cannot start; `message` is a whole sentence for a person. */
export interface SlackProblem {
  readonly code: 'refused_token' | 'unreachable' | 'port' | 'token_key';
  readonly message: string;
}

const keptFor = 7 * 24 * 3_600_000;
const day = 24 * 3_600_000;

/** Starts the app that `settings` describe. What a person can mend (a wrong token, no network, a port that is taken) is a problem, not an exception. */
export async function startSlack(deps: SlackDeps, settings: SlackSettings): Promise<Result<RunningSlack, SlackProblem>> {
  const { log, clock, deliveries, ledger } = deps;
  const meters = newMeters();
  const waits = { ...(deps.waits ?? usualWaits), repeated: () => meters.repeated() };
  const logger = boltLogger(log);
  const pace = newPace();
  const send = transport({ apiUrl: apiAddress(settings), pace, meters, ledger, log, again: waits.again, callMs: waits.call });
  const options = clientOptions(settings, logger, send);
  const served = await serve(deps, settings, options, waits);
  if (!served.ok) return served;
  const work = inFlight();
  const serving = servings();
  const room: Room = {
    ask: meters.watched(inOrder(deps.ask)),
    follows: deps.follows,
    access: accessBy(deps.access ?? noRules, { serving: serving.of, waits, clock, log }),
    builder: deps.builder,
    schedules: deps.schedules,
    alerts: deps.alerts ?? null,
    home: deps.home,
    answers: deps.answers,
    painter: deps.painter,
    // What was accepted at the gate belongs to the work at hand, also when another process does it.
    deliveries: { ...deliveries, claim: claimsOf(deliveries) },
    log,
    waits,
    inFlight: work,
    runs: questionRuns(deps.stops, log),
    address: settings.url ?? null,
  };
  let stopping = false;
  const monitored: Monitored = {
    meters,
    open: deps.monitor?.open ?? false,
    async notReady() {
      if (stopping) return 'stopping';
      if (!door.connected()) return 'not connected to Slack';
      return ledger.postsOf('').then(
        () => null,
        () => 'the database does not answer',
      );
    },
  };
  const pages = [...monitorPages(monitored), ...served.value.pages, questionPage];
  const door = entrance(settings, deps.host, logger, log, clock, pages);
  const gate = gateBefore(door.receiver, { ledger, inFlight: work, meters, log, clock });
  meters.watch('queue_length', 'Calls of the Web API that wait for their turn', pace.waiting);
  meters.watch('in_flight', 'Deliveries that are worked on', work.count);
  const app = makeApp(gate.receiver, options, served.value.authorize, log);
  app.use(serving.note);
  registerListeners(app, room);
  served.value.listen(app);
  const listens = deps.listens ?? true;
  let port: number | null;
  try {
    port = listens ? await door.open() : null;
  } catch (error) {
    served.value.close();
    return { ok: false, problems: openingProblem(error, settings) };
  }
  const ownPort = settings.mode === 'socket' ? deps.monitor?.port : undefined;
  const monitor = ownPort === undefined ? null : await serveMonitor(ownPort, monitored, log);
  const forget = (): void => {
    const yesterday = clock.now() - day;
    const old = [deliveries.forgetBefore(clock.now() - keptFor), ledger.forgetBefore(yesterday), deps.stops.forgetBefore(yesterday)];
    Promise.all(old).catch((error: unknown) => log.warn({ code: codeOf(error) }, 'old deliveries were not forgotten'));
  };
  forget();
  if (listens) void gate.tend();
  const clientFor = clientsFor(served.value, options, serving);
  const deliver = deliverIn({ room, ledger, clientFor, clock });
  const runner = deps.runner?.(deliver, meters, announcerIn({ room, ledger, clientFor, clock, deliver }));
  const timers = [setInterval(forget, day), ...(listens ? [setInterval(() => void gate.tend(), deps.tendMs ?? tendEveryMs)] : [])];
  for (const timer of timers) timer.unref();
  log.info({ mode: settings.mode, team: served.value.team, port }, listens ? 'answering in Slack' : 'posting in Slack');
  const stop = async (): Promise<void> => {
    stopping = true;
    served.value.close();
    gate.shut();
    const ran = runner?.stop();
    if (listens) await door.close();
    const left = await work.settle(waits.stop, () => gate.abandon());
    await ran;
    for (const timer of timers) clearInterval(timer);
    await monitor?.close();
    log.info({ cancelled: left }, 'stopped answering in Slack');
  };
  let stopped: Promise<void> | null = null;
  return ok({ port, monitorPort: monitor === null ? port : monitor.port, stop: () => (stopped ??= stop()) });
}

/** The keys that came with a delivery were taken with it. */
function claimsOf(deliveries: Deliveries): Deliveries['claim'] {
  return async (keys) => {
    const work = workAtHand();
    return keys.every((key) => work?.keys.has(key) === true) || deliveries.claim(keys, work?.id);
  };
}

/** Whom the app works for: the workspace of the one token, or all that installed it. */
async function serve(
  deps: SlackDeps,
  settings: SlackSettings,
  options: webApi.WebClientOptions,
  waits: Waits,
): Promise<Result<Served, SlackProblem>> {
  const { log, clock, install } = deps;
  if (settings.oauth === undefined) {
    const who = await identity(new webApi.WebClient(settings.botToken ?? '', options), waits);
    return who.ok ? ok(oneWorkspace(who.value, log)) : who;
  }
  const { oauth, url } = settings;
  if (install === undefined || url === undefined) throw new TypeError('many workspaces need an address and a place to keep installations');
  return manyWorkspaces({ ...install, oauth, url, apiUrl: apiAddress(settings), options, logger: boltLogger(log), waits, clock, log });
}

/** Who the token is: asked here, once, since Bolt would reject unheard. */
async function identity(client: webApi.WebClient, waits: Waits): Promise<Result<Identity, SlackProblem>> {
  try {
    const { team_id: teamId, bot_id: botId, user_id: botUserId } = await patiently(waits, 'reads', () => client.auth.test());
    if (teamId === undefined || botId === undefined || botUserId === undefined)
      return {
        ok: false,
        problems: { code: 'refused_token', message: 'SLACK_BOT_TOKEN is not the token of a bot; it starts with xoxb-.' },
      };
    return ok({ teamId, botId, botUserId, botToken: client.token ?? '' });
  } catch (error) {
    return { ok: false, problems: tokenProblem(error, 'SLACK_BOT_TOKEN') };
  }
}

function makeApp(receiver: Receiver, options: webApi.WebClientOptions, authorize: Authorize<boolean>, log: Log): App {
  const app = new App({
    receiver,
    logger: boltLogger(log),
    clientOptions: options,
    convoStore: false,
    extendedErrorHandler: true,
    authorize,
  });
  app.error(async ({ error, body }: { error: Error; body: object }) => {
    log.error({ code: codeOf(error), type: 'type' in body ? body.type : undefined, stack: error.stack }, 'a delivery failed');
    // Then HTTP answers 401 instead of a word of thanks.
    return error instanceof AuthorizationError ? Promise.reject(error) : Promise.resolve();
  });
  return app;
}

function openingProblem(error: unknown, settings: SlackSettings): SlackProblem {
  if (settings.mode === 'socket') return tokenProblem(error, 'SLACK_APP_TOKEN');
  const why = error instanceof Error && 'code' in error ? String(error.code) : codeOf(error);
  return { code: 'port', message: `Port ${settings.port} cannot be listened on (${why}); PARLEY_PORT chooses another.` };
}

function tokenProblem(error: unknown, variable: string): SlackProblem {
  const code = codeOf(error);
  if (!(error instanceof webApi.WebAPIPlatformError)) return { code: 'unreachable', message: `Slack cannot be reached (${code}).` };
  return { code: 'refused_token', message: `Slack refuses ${variable} (${code}); the settings of the Slack app show the right one.` };
}
