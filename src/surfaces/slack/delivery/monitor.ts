/** What operators and load balancers ask over HTTP: is it alive, can it answer, what has it done. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../../../ask/log.ts';
import { codeOf } from '../patience.ts';
import type { Meters } from './meters.ts';

export interface Monitored {
  readonly meters: Meters;
  /** Why no question can be answered now, null where one can. */
  notReady(): Promise<string | null>;
  /** Anyone who reaches the port may look at `/readyz` and `/metrics`, not this machine alone. */
  readonly open: boolean;
}

export interface Page {
  readonly path: '/healthz' | '/readyz' | '/metrics';
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void;
}

/** The pages. `/healthz` tells nothing and is for everybody; the others do not exist for whoever may not see them. */
export function monitorPages(monitored: Monitored): readonly Page[] {
  const { meters, open } = monitored;
  const plain = (response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void => {
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
  };
  const guarded =
    (show: () => Promise<readonly [status: number, text: string, type?: string]>): Page['answer'] =>
    (request, response) => {
      if (!open && !isLocal(request)) {
        plain(response, 404, '');
        return;
      }
      show().then(
        (shown) => plain(response, ...shown),
        () => plain(response, 500, ''),
      );
    };
  return [
    { path: '/healthz', answer: (_, response) => plain(response, 200, 'ok') },
    {
      path: '/readyz',
      answer: guarded(async () => {
        const why = await monitored.notReady();
        return why === null ? [200, 'ready'] : [503, why];
      }),
    },
    { path: '/metrics', answer: guarded(async () => [200, await meters.text(), meters.contentType]) },
  ];
}

/** From this machine, and not on behalf of somebody else. */
function isLocal({ socket, headers }: IncomingMessage): boolean {
  const address = socket.remoteAddress ?? '';
  return /^(?:::ffff:)?127\.|^::1$/.test(address) && headers['x-forwarded-for'] === undefined && headers['forwarded'] === undefined;
}

export interface Monitor {
  /** Where it listens; null where the port was taken. */
  readonly port: number | null;
  close(): Promise<void>;
}

/** Serves the pages at `port`, on this machine only unless they are open. A port that is taken is logged; the bot answers without. */
export async function serveMonitor(port: number, monitored: Monitored, log: Log): Promise<Monitor> {
  const pages = monitorPages(monitored);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const page = request.method === 'GET' ? pages.find(({ path }) => path === pathname) : undefined;
    if (page === undefined) response.writeHead(404).end();
    else page.answer(request, response);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, monitored.open ? undefined : '127.0.0.1', resolve);
    });
  } catch (error) {
    log.warn({ port, code: codeOf(error) }, 'nothing can be asked over HTTP: the port is taken; PARLEY_PORT chooses another');
    return { port: null, close: () => Promise.resolve() };
  }
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
