/** The Slack surface: a Bolt app that answers where it is asked. */
import { App, type Authorize, webApi } from '@slack/bolt';
import type { Answers } from '../../ask/answers.ts';
import type { Builder } from '../../ask/building/builder.ts';
import type { Home } from '../../ask/home/home.ts';
import type { Log } from '../../ask/log.ts';
import type { Ask, Follows } from '../../ask/outcome.ts';
import type { SlackSettings } from '../../ask/settings.ts';
import type { Clock } from '../../base/clock.ts';
import { ok, type Result } from '../../base/result.ts';
import type { ChartPainter } from '../../present/chart/painter.ts';
import type { Deliveries } from '../../store/deliveries.ts';
import { questionRuns } from './actions/runs.ts';
import { apiAddress } from './api-address.ts';
import { boltLogger } from './bolt-logger.ts';
import { questionPage } from './command/saved-link.ts';
import { inFlight } from './in-flight.ts';
import { type InstallDeps, manyWorkspaces } from './install/many-workspaces.ts';
import { type Identity, oneWorkspace, type Served } from './install/served.ts';
import { registerListeners } from './listeners/register.ts';
import { codeOf, patiently, usualWaits, type Waits } from './patience.ts';
import { clientOptions, type Entrance, entrance } from './receiver.ts';
import type { Room } from './room.ts';

export interface SlackDeps {
  readonly ask: Ask;
  readonly follows: Follows;
  readonly builder: Builder;
  readonly home: Home;
  readonly answers: Answers;
  readonly painter: ChartPainter;
  readonly deliveries: Deliveries;
  /** Needed where many workspaces install the app. */
  readonly install?: InstallDeps;
  readonly clock: Clock;
  readonly log: Log;
  /** The address that HTTP deliveries are taken at; all of this machine's where left out. */
  readonly host?: string;
  /** How long to wait for Slack; `usualWaits` where left out. */
  readonly waits?: Waits;
}

export interface RunningSlack {
  /** Where HTTP deliveries are taken, null in Socket Mode. */
  readonly port: number | null;
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
  const { log, clock, deliveries } = deps;
  const waits = deps.waits ?? usualWaits;
  const logger = boltLogger(log);
  const served = await serve(deps, settings, waits);
  if (!served.ok) return served;
  const work = inFlight();
  const room: Room = {
    ask: deps.ask,
    follows: deps.follows,
    builder: deps.builder,
    home: deps.home,
    answers: deps.answers,
    painter: deps.painter,

    deliveries,
    log,
    waits,
    inFlight: work,
    runs: questionRuns(),
    address: settings.url ?? null,
  };
  const door = entrance(settings, deps.host, logger, log, clock, [...served.value.pages, questionPage]);
  const app = makeApp(door, settings, served.value.authorize, room);
  registerListeners(app, room);
  served.value.listen(app);
  let port: number | null;
  try {
    port = await door.open();
  } catch (error) {
    served.value.close();
    return { ok: false, problems: openingProblem(error, settings) };
  }
  const forget = (): void => {
    deliveries
      .forgetBefore(clock.now() - keptFor)
      .catch((error: unknown) => log.warn({ code: codeOf(error) }, 'old deliveries were not forgotten'));
  };
  forget();
  const forgetting = setInterval(forget, day);
  forgetting.unref();
  log.info({ mode: settings.mode, team: served.value.team, port }, 'answering in Slack');
  const stop = async (): Promise<void> => {
    clearInterval(forgetting);
    served.value.close();
    await door.close();
    const left = await work.settle(waits.stop);
    log.info({ cancelled: left }, 'stopped answering in Slack');
  };
  let stopped: Promise<void> | null = null;
  return ok({ port, stop: () => (stopped ??= stop()) });
}

/** Whom the app works for: the workspace of the one token, or all that installed it. */
async function serve(deps: SlackDeps, settings: SlackSettings, waits: Waits): Promise<Result<Served, SlackProblem>> {
  const { log, clock, install } = deps;
  const logger = boltLogger(log);
  const options = clientOptions(settings, logger);
  if (settings.oauth === undefined) {
    const who = await identity(new webApi.WebClient(settings.botToken ?? '', options), waits);
    return who.ok ? ok(oneWorkspace(who.value, log)) : who;
  }
  const { oauth, url } = settings;
  if (install === undefined || url === undefined) throw new TypeError('many workspaces need an address and a place to keep installations');
  return manyWorkspaces({ ...install, oauth, url, apiUrl: apiAddress(settings), options, logger, waits, clock, log });
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

function makeApp(door: Entrance, settings: SlackSettings, authorize: Authorize<boolean>, room: Room): App {
  const app = new App({
    receiver: door.receiver,
    logger: boltLogger(room.log),
    clientOptions: clientOptions(settings, boltLogger(room.log)),
    convoStore: false,
    extendedErrorHandler: true,
    authorize,
  });
  app.use(async ({ context, next }) => {
    if (context['fromFuture'] === true) room.log.warn({}, 'a request from the future was left alone');
    else await room.inFlight.track(next());
  });
  app.error(async ({ error, body }: { error: Error; body: object }) => {
    room.log.error({ code: codeOf(error), type: 'type' in body ? body.type : undefined, stack: error.stack }, 'a delivery failed');
    return Promise.resolve();
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
