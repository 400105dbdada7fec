/** What the methods of the Web API work on, and what a method is. */
import type { Clock } from '../../base/clock.ts';
import { isObject, type Json } from './blocks/shape.ts';
import type { Faults } from './faults.ts';
import type { Install } from './manifest.ts';
import type { State } from './state.ts';

/** Answers `ok: false` with this code and further fields. */
export class Refusal extends Error {
  readonly fields: Json;
  constructor(code: string, fields: Json = {}) {
    super(code);
    this.fields = fields;
  }
}

/** One workspace (a team) with the app installed in it. */
export interface World {
  readonly state: State;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly install: Install;
  readonly baseUrl: () => string;
  readonly team: string;
  readonly teamName: string;
  readonly appId: string;
  readonly bot: { readonly userId: string; readonly botId: string };
}

export interface Method {
  /** The scope it needs, null for none. */
  readonly scope: string | null;
  run(args: Json, world: World): Json;
}

export type Methods = Readonly<Record<string, Method>>;

/** Refuses with Slack's words about the arguments. */
export function badArguments(...messages: readonly string[]): Refusal {
  return new Refusal('invalid_arguments', { response_metadata: { messages } });
}

/** Refuses where the app was not granted `scope`. */
export function needScope(scope: string, { install }: World): void {
  if (!install.scopes.includes(scope)) throw new Refusal('missing_scope', { needed: scope, provided: install.scopes.join(',') });
}

/** The string argument `name`; refuses as Slack does where it is missing. */
export function need(args: Json, name: string): string {
  const value = maybe(args, name);
  if (value === null) throw badArguments(`[ERROR] missing required field: ${name}`);
  return value;
}

/** The string argument `name`, null where it is missing. */
export function maybe(args: Json, name: string): string | null {
  const value = args[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A flag, which forms send as text. */
export function isSet(args: Json, name: string): boolean {
  return args[name] === true || args[name] === 'true' || args[name] === '1';
}

/** A list of objects that was sent as JSON text (forms) or as it is (JSON bodies); null where it is missing. */
export function listOf(args: Json, name: string, code: string): readonly Json[] | null {
  const value = args[name];
  if (value === undefined || value === '') return null;
  const parsed: unknown = typeof value === 'string' ? parse(value, code) : value;
  if (!Array.isArray(parsed) || !parsed.every(isObject)) throw new Refusal(code);
  return parsed;
}

/** An object that was sent as JSON text or as it is; null where it is missing. */
export function objectOf(args: Json, name: string, code: string): Json | null {
  const value = args[name];
  if (value === undefined || value === '') return null;
  const parsed: unknown = typeof value === 'string' ? parse(value, code) : value;
  if (!isObject(parsed)) throw new Refusal(code);
  return parsed;
}

function parse(json: string, code: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Refusal(code);
  }
}
