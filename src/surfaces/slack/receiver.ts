/** How deliveries reach us: a socket that we open, or signed requests that we take. */
import type { AddressInfo } from 'node:net';
import { HTTPModuleFunctions, HTTPReceiver, type Logger, type Receiver, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Log } from '../../ask/log.ts';
import type { SlackSettings } from '../../ask/settings.ts';
import type { Clock } from '../../base/clock.ts';
import { apiAddress } from './api-address.ts';
import { Refused } from './delivery/gate.ts';
import type { Page } from './install/page.ts';
import { keepConnected } from './socket-keeper.ts';

export interface Entrance {
  readonly receiver: Receiver;
  /** Opens it; the port where it listens, null for a socket. Rejects where it cannot be opened. */
  open(): Promise<number | null>;
  /** Deliveries can reach us. */
  readonly connected: () => boolean;
  /** Lets nothing more in. */
  close(): Promise<void>;
}

/** The door that `settings` ask for; `pages` are served beside HTTP deliveries. */
export function entrance(
  settings: SlackSettings,
  host: string | undefined,
  logger: Logger,
  log: Log,
  clock: Clock,
  pages: readonly Page[],
): Entrance {
  return settings.mode === 'socket' ? socketEntrance(settings, logger, log) : httpEntrance(settings, host, logger, clock, pages);
}

function socketEntrance(settings: SlackSettings, logger: Logger, log: Log): Entrance {
  if (settings.appToken === null) throw new TypeError('Socket Mode needs an app-level token');
  const receiver = new SocketModeReceiver({
    appToken: settings.appToken,
    logger,
    // Bolt waits five seconds before it connects again, and rejects unheard when that fails; socket-keeper does neither.
    autoReconnectEnabled: false,
    // An object of its own: the receiver writes into it, and so must not share the clients' options.
    installerOptions: { clientOptions: { slackApiUrl: apiAddress(settings), timeout: 10_000, retryConfig: { retries: 0 } } },
  });
  const keeper = keepConnected(receiver.client, log);
  return {
    receiver,
    async open() {
      await keeper.connect();
      return null;
    },
    connected: () => keeper.connected(),
    close: () => keeper.disconnect(),
  };
}

function httpEntrance(settings: SlackSettings, host: string | undefined, logger: Logger, clock: Clock, pages: readonly Page[]): Entrance {
  if (settings.signingSecret === null) throw new TypeError('HTTP needs a signing secret');
  const receiver = new HTTPReceiver({
    signingSecret: settings.signingSecret,
    logger,
    customRoutes: pages.map(({ path, answer }) => ({ path, method: 'GET', handler: answer })),
    // Bolt refuses requests of the past only; a signature that is good for an hour to come could be kept and used.
    customPropertiesExtractor: ({ headers }) => ({ fromFuture: Number(headers['x-slack-request-timestamp']) > clock.now() / 1000 + 300 }),
    async processEventErrorHandler(failure) {
      const { error, response } = failure;
      if (!(error instanceof Refused) || response.headersSent) return HTTPModuleFunctions.defaultProcessEventErrorHandler(failure);
      response.writeHead(error.status).end();
      return Promise.resolve(true);
    },
  });
  return {
    receiver,
    async open() {
      const server = await receiver.start(host === undefined ? settings.port : { port: settings.port, host });
      return (server.address() as AddressInfo).port;
    },
    connected: () => true,
    close: () => receiver.stop(),
  };
}

/**
 * Options of every client: nothing repeats a call but `patiently`, and `send` sees to turns and time. Never `headers`: the first
 * workspace's token would go out with all others' calls.
 */
export function clientOptions(settings: SlackSettings, logger: Logger, send: typeof fetch): webApi.WebClientOptions {
  return {
    slackApiUrl: apiAddress(settings),
    logger,
    fetch: send,
    // Calls wait for their turn in `send`: those that wait for one channel must not keep others' from leaving.
    timeout: 0,
    maxRequestConcurrency: Infinity,
    retryConfig: { retries: 0 },
    // Otherwise one 429 stops the client's whole queue, other channels' answers included.
    rejectRateLimitedCalls: true,
  };
}
