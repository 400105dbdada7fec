/** The page's side of the server: its files, its live stream, what people do on it. On this machine only. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { argsOf, bodyOf, sendJson } from '../http.ts';
import { sendFile } from '../uploads.ts';
import type { Workspace } from '../workspace.ts';
import { type ActParts, perform } from './acts.ts';
import { entriesFor, patchOf } from './entries.ts';

export interface PageParts extends Omit<ActParts, 'workspace'> {
  /** Where the built page lies; null: where `npm run build` puts it. */
  readonly folder: string | null;
  /** Who looks where the page does not say it. */
  readonly user: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** Nothing is loaded from elsewhere but pictures that an app points to. */
const policy = "default-src 'self'; img-src 'self' https: data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

/** Answers at `workspace.url` with the page. */
export function servePage(workspace: Workspace, parts: PageParts): void {
  const folder = parts.folder ?? builtPage();
  const { host } = new URL(workspace.url);
  workspace.serve(async (request, response) => {
    // A name that points here from elsewhere, or a page of elsewhere, is not ours.
    if (!isOurs(request, host)) {
      response.writeHead(403).end();
      return;
    }
    const { pathname, searchParams } = new URL(request.url ?? '/', workspace.url);
    const asked = searchParams.get('user') ?? parts.user;
    const user = workspace.state.users.has(asked) ? asked : parts.user;
    const file = /^\/page\/files\/(\w+)$/.exec(pathname)?.[1];
    if (pathname === '/page/live') stream(user, request, response, workspace);
    else if (pathname === '/page/act' && request.method === 'POST') {
      const sent = argsOf(await bodyOf(request), request.headers['content-type'] ?? '');
      sendJson(response, 200, await perform(sent, user, { workspace, complete: parts.complete }));
    } else if (file !== undefined) sendFile(file, response, workspace.world);
    else await sendAsset(pathname, folder, response);
  });
}

function isOurs({ headers, method }: IncomingMessage, host: string): boolean {
  const port = host.replace('127.0.0.1', '');
  const hosts = [host, `localhost${port}`];
  const from = headers.origin === undefined ? null : headers.origin.replace('http://', '');
  const typed = method !== 'POST' || headers['content-type']?.startsWith('application/json') === true;
  return hosts.includes(headers.host ?? '') && (from === null || hosts.includes(from)) && typed;
}

/** Sends what `user` sees, and then what changes of it, as server-sent events. */
function stream(user: string, request: IncomingMessage, response: ServerResponse, workspace: Workspace): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  workspace.direct(user);
  const sent = new Map<string, string>();
  let due = false;
  const send = (): void => {
    due = false;
    const patch = patchOf(sent, entriesFor(user, workspace.world));
    if (patch !== null) response.write(`data: ${JSON.stringify(patch)}\n\n`);
  };
  send();
  // Several changes of one turn go together.
  const ended = workspace.state.watch(() => {
    if (!due) setImmediate(send);
    due = true;
  });
  request.on('close', ended);
}

async function sendAsset(pathname: string, folder: string | null, response: ServerResponse): Promise<void> {
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  const type = types[path.extname(name)];
  if (folder === null) {
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' }).end('The page is not built yet: `npm run build` makes it.');
    return;
  }
  const file = path.join(folder, name);
  if (type === undefined || !file.startsWith(folder) || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response
    .writeHead(200, {
      'content-type': type,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': name === 'index.html' ? 'no-cache' : 'max-age=31536000, immutable',
    })
    .end(await readFile(file));
}

/** The built page above this file, in the sources as in what is built from them. */
function builtPage(): string | null {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    const found = path.join(folder, 'dist', 'workspace');
    if (existsSync(path.join(found, 'index.html'))) return found;
    if (path.dirname(folder) === folder) return null;
  }
}
