/** What a Web API method is to the workspace. */
import type { Faults } from './faults.ts';
import { isObject, type Json } from './shape.ts';
import type { State } from './state.ts';

/** Answers `ok: false` with this code and further fields. */
export class Refusal extends Error {
  readonly fields: Json;
  constructor(code: string, fields: Json = {}) {
    super(code);
    this.fields = fields;
  }
}

export interface World {
  readonly state: State;
  readonly faults: Faults;
  readonly baseUrl: () => string;
  readonly team: string;
  readonly appId: string;
  readonly bot: { readonly userId: string; readonly botId: string };
}

export interface Method {
  /** The scope it needs, null for none. */
  readonly scope: string | null;
  readonly token: 'bot' | 'app';
  run(args: Json, world: World): Json;
}

/** The string argument `name`; refuses as Slack does where it is missing. */
export function need(args: Json, name: string): string {
  const value = args[name];
  if (typeof value !== 'string' || value === '')
    throw new Refusal('invalid_arguments', { response_metadata: { messages: [`[ERROR] missing required field: ${name}`] } });
  return value;
}

/** The string argument `name`, null where it is missing. */
export function maybe(args: Json, name: string): string | null {
  const value = args[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A list of objects that was sent as JSON text (forms) or as it is (JSON bodies); null where it is missing. */
export function listOf(args: Json, name: string, code: string): readonly Json[] | null {
  const value = args[name];
  if (value === undefined) return null;
  const parsed: unknown = typeof value === 'string' ? parse(value, code) : value;
  if (!Array.isArray(parsed) || !parsed.every(isObject)) throw new Refusal(code);
  return parsed;
}

function parse(json: string, code: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Refusal(code);
  }
}
