/** The Web API: `/api/METHOD` with form or JSON bodies. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Json } from './blocks/shape.ts';
import type { Fault } from './faults.ts';
import { argsOf, bodyOf, sendJson } from './http.ts';
import { methods, openMethods } from './methods/methods.ts';
import type { Grants } from './oauth/grants.ts';
import { Refusal, type World } from './world.ts';

export interface Access {
  /** Which workspace each bot token opens. */
  readonly grants: Pick<Grants, 'worldOf' | 'whyNot' | 'exchange' | 'uninstall'>;
  readonly appToken: string;
  /** A fresh single-use address for Socket Mode. */
  openSocket(): string;
}

/** Answers the call of `method`; faults that were asked for come first. `home` notes calls that no workspace is to be found for. */
export async function answerCall(
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
  access: Access,
  home: World,
): Promise<void> {
  const body = await bodyOf(request);
  const args = argsOf(body, request.headers['content-type'] ?? '');
  const token = tokenOf(request, args ?? {});
  const world = (token === null ? null : access.grants.worldOf(token)) ?? home;
  const fault = world.faults.take(method);
  if (meet(fault, request, response)) {
    record(world, method, args ?? {}, fault?.kind === 'status' ? String(fault.status) : (fault?.kind ?? ''));
    return;
  }
  const answer =
    args === null ? refusal('invalid_json') : fault?.kind === 'error' ? faulty(fault) : call(method, args, token, world, access);
  record(world, method, args ?? {}, typeof answer['error'] === 'string' ? answer['error'] : null);
  if (fault?.kind === 'lost') request.socket.destroy();
  else sendJson(response, 200, answer, headersFor(token, world, access));
}

/** What Slack tells of itself in every answer: its time, and what the token may do. */
function headersFor(token: string | null, { clock, install }: World, access: Access): Readonly<Record<string, string>> {
  const date = new Date(clock.now()).toUTCString();
  return token === null || access.grants.worldOf(token) === null ? { date } : { date, 'x-oauth-scopes': install.scopes.join(',') };
}

/** Lets the request meet the faults that keep it from being carried out; true where it did. */
export function meet(fault: Fault | null, request: IncomingMessage, response: ServerResponse): boolean {
  switch (fault?.kind) {
    case 'cut':
      request.socket.destroy();
      return true;
    case 'status': {
      const headers: Record<string, string> = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
      sendJson(response, fault.status, { ok: false, error: fault.status === 429 ? 'ratelimited' : 'internal_error' }, headers);
      return true;
    }
    case 'silent':
      return true;
    case 'error':
    case 'lost':
    case undefined:
      return false;
  }
}

function faulty({ error, messages }: Fault & { readonly kind: 'error' }): Json {
  return refusal(error, { response_metadata: { messages: messages ?? [] } });
}

function record({ state }: World, method: string, args: Json, error: string | null): void {
  state.calls.push({ method, args, error });
  state.changed();
}

function refusal(error: string, fields: Json = {}): Json {
  return { ok: false, error, ...fields };
}

function call(name: string, args: Json, token: string | null, world: World, access: Access): Json {
  if (name === 'oauth.v2.access') return run(() => access.grants.exchange(args));
  const open = openMethods[name];
  if (open !== undefined) return run(() => open.run(args, world));
  if (token === null) return refusal('not_authed');
  const known = access.grants.worldOf(token);
  if (known === null && token !== access.appToken) return refusal(access.grants.whyNot(token));
  if (name === 'apps.connections.open')
    return token === access.appToken ? { ok: true, url: access.openSocket() } : refusal('not_allowed_token_type');
  if (name === 'apps.uninstall' && known !== null) return run(() => access.grants.uninstall(args, known));
  const method = methods[name];
  if (method === undefined) return refusal('unknown_method', { req_method: name });
  if (known === null) return refusal('not_allowed_token_type');
  const { scopes } = known.install;
  if (method.scope !== null && !scopes.includes(method.scope))
    return refusal('missing_scope', { needed: method.scope, provided: scopes.join(',') });
  return run(() => method.run(args, known));
}

function run(method: () => Json): Json {
  try {
    return { ok: true, ...method() };
  } catch (error) {
    if (error instanceof Refusal) return refusal(error.message, error.fields);
    throw error;
  }
}

function tokenOf(request: IncomingMessage, args: Json): string | null {
  const header = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return header ?? (typeof args['token'] === 'string' ? args['token'] : null);
}
