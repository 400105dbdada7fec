/** The HTTP side of the workspace: `/api/METHOD` with form or JSON bodies, and the upload endpoint. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Method, Refusal, type World } from './method.ts';
import { chat } from './methods/chat.ts';
import { files } from './methods/files.ts';
import { others } from './methods/others.ts';
import { isObject, type Json } from './shape.ts';

export interface Access {
  readonly botToken: string;
  readonly appToken: string;
  /** What the installed app was granted. */
  readonly scopes: ReadonlySet<string>;
  /** A fresh single-use address for Socket Mode. */
  openSocket(): string;
}

const methods: Readonly<Record<string, Method>> = { ...chat, ...files, ...others };

/** The scope that `method` needs; null where it needs none or is unknown. */
export function scopeOf(method: string): string | null {
  return methods[method]?.scope ?? null;
}

/** Answers one request; everything but the API and uploads is 404. */
export async function answerRequest(request: IncomingMessage, response: ServerResponse, world: World, access: Access): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const body = await read(request);
  const upload = /^\/upload\/v1\/(\w+)$/.exec(pathname)?.[1];
  const method = /^\/api\/([\w.]+)$/.exec(pathname)?.[1];
  if (request.method !== 'POST' || (upload === undefined && method === undefined)) {
    response.writeHead(404).end();
    return;
  }
  const fault = world.faults.take(upload === undefined ? String(method) : 'upload');
  if (fault?.kind === 'cut') {
    record(world, method ?? 'upload', {}, 'cut');
    request.socket.destroy();
  } else if (fault?.kind === 'status') {
    record(world, method ?? 'upload', {}, String(fault.status));
    response.writeHead(fault.status, fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) });
    response.end(JSON.stringify({ ok: false, error: fault.status === 429 ? 'ratelimited' : 'internal_error' }));
  } else if (upload !== undefined) takeUpload(upload, body, request.headers['content-type'] ?? '', response, world);
  else {
    const args = argsOf(body, request.headers['content-type'] ?? '');
    const answer =
      fault?.kind === 'error'
        ? refuse(fault.error, { response_metadata: { messages: fault.messages ?? [] } })
        : call(String(method), args, tokenOf(request, args), world, access);
    record(world, String(method), args, typeof answer['error'] === 'string' ? answer['error'] : null);
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(answer));
  }
}

function record(world: World, method: string, args: Json, error: string | null): void {
  world.state.calls.push({ method, args, error });
  world.state.changed();
}

function refuse(error: string, fields: Json = {}): Json {
  return { ok: false, error, ...fields };
}

function call(name: string, args: Json, token: string | null, world: World, access: Access): Json {
  if (token === null) return refuse('not_authed');
  if (token !== access.botToken && token !== access.appToken) return refuse('invalid_auth');
  if (name === 'apps.connections.open')
    return token === access.appToken ? { ok: true, url: access.openSocket() } : refuse('not_allowed_token_type');
  const method = methods[name];
  if (method === undefined) return refuse('unknown_method', { req_method: name });
  if (token !== access.botToken) return refuse('not_allowed_token_type');
  if (method.scope !== null && !access.scopes.has(method.scope))
    return refuse('missing_scope', { needed: method.scope, provided: [...access.scopes].join(',') });
  try {
    return { ok: true, ...method.run(args, world) };
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.message, error.fields);
    throw error;
  }
}

function takeUpload(id: string, body: Buffer, contentType: string, response: ServerResponse, { state }: World): void {
  const file = state.files.get(id);
  const bytes = contentType.startsWith('multipart/form-data') ? partOf(body, contentType) : body;
  if (file === undefined || bytes?.length !== file.length) {
    response.writeHead(file === undefined ? 404 : 400).end('no such upload, or not the length that was announced');
    return;
  }
  file.bytes = bytes;
  response.writeHead(200).end(`OK - ${bytes.length}`);
}

/** The bytes of the first part that is a file. */
function partOf(body: Buffer, contentType: string): Buffer | null {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1] ?? '';
  const head = body.indexOf('filename=');
  const start = body.indexOf('\r\n\r\n', head);
  const end = body.indexOf(`\r\n--${boundary}`, start);
  return head < 0 || start < 0 || end < 0 ? null : body.subarray(start + 4, end);
}

function argsOf(body: Buffer, contentType: string): Json {
  if (!contentType.startsWith('application/json')) return Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  const parsed: unknown = JSON.parse(body.toString('utf8'));
  return isObject(parsed) ? parsed : {};
}

function tokenOf(request: IncomingMessage, args: Json): string | null {
  const header = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return header ?? (typeof args['token'] === 'string' ? args['token'] : null);
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
