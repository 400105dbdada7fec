/** Reads the environment and the optional `parley.yml`; nothing else does. An error names the key and the fix. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { accessKeys, homelessRules } from './ask/access/rules.ts';
import { oauthSettings } from './ask/oauth-settings.ts';
import type { Settings, SlackSettings } from './ask/settings.ts';
import { checkShape, type ShapeProblem } from './base/check-shape.ts';
import { type Clock, fixedClock, systemClock } from './base/clock.ts';
import { readYaml, type YamlFile } from './base/yaml.ts';
import { type Catalogue, dashboard } from './catalogue/catalogue.ts';
import { type Additions, additionKeys } from './catalogue/own/additions.ts';
import type { Extended } from './catalogue/own/extend.ts';

export type Config =
  | { readonly ok: true; readonly settings: Settings; readonly catalogue: Catalogue; readonly clock: Clock }
  | { readonly ok: false; readonly errors: readonly string[] };

const file = z.strictObject({
  settle_minutes: z.number().int().min(0).max(2880).default(0),
  timeout_seconds: z.number().positive().max(600).default(10),
  row_cap: z.number().int().min(1).max(1_000_000).default(10_000),
  log_questions: z.boolean().default(true),
  keep_days: z.number().int().min(1).max(3650).default(90),
  charts: z
    .strictObject({ quickchart_url: z.url().nullable().default(null), allow_public_quickchart: z.boolean().default(false) })
    .prefault({}),
  ...additionKeys,
  ...accessKeys,
});

const text = z.string().trim().min(1);
const list = text.transform((value) =>
  value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== ''),
);
const environment = z.object({
  PARLEY_DATABASE_URL: text.default('sqlite:parley.db'),
  PARLEY_NOW: z.iso.datetime({ offset: true, error: 'must be an instant such as 2026-11-23T15:00:00Z' }).optional(),
  PARLEY_CONFIG: text.optional(),
  PARLEY_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  PARLEY_PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PARLEY_MONITOR: z.enum(['local', 'open'], 'must be local or open').default('local'),
  PARLEY_RUNNER: z.enum(['on', 'off'], 'must be on or off').default('on'),
  SLACK_BOT_TOKEN: text.startsWith('xoxb-', 'must be the bot token, which starts with xoxb-').optional(),
  SLACK_APP_TOKEN: text.startsWith('xapp-', 'must be the app-level token, which starts with xapp-').optional(),
  SLACK_SIGNING_SECRET: text.optional(),
  SLACK_CLIENT_ID: text.optional(),
  SLACK_CLIENT_SECRET: text.optional(),
  PARLEY_URL: text
    .refine(isAddress, 'must be an address such as https://parley.mybrand.com, without anything after it; http only on this computer')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  PARLEY_TOKEN_KEY: list
    .refine(
      (keys) => keys.length > 0 && keys.every((key) => /^[A-Za-z0-9+/]{43}=$/.test(key)),
      'must be 32 bytes in base64, several with commas between; `openssl rand -base64 32` makes them',
    )
    .optional(),
  PARLEY_WORKSPACES: list
    .refine(
      (ids) => ids.every((id) => /^[TE][A-Z0-9]+$/.test(id)),
      'must be ids of workspaces (T…) or organisations (E…) with commas between',
    )
    .optional(),
  SLACK_API_URL: z.url('must be a URL such as http://127.0.0.1:4000/api/').optional(),
});

/**
 * The configuration from `env` and the file it names (`PARLEY_CONFIG`, else `parley.yml` where there is one).
 * `now` (ISO 8601) wins over `PARLEY_NOW`. Every error is one sentence that names the key.
 */
export async function readConfig(env: Readonly<Record<string, string | undefined>>, now: string | null): Promise<Config> {
  const errors: string[] = [];
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const variables = environment.safeParse({ ...present, ...(now === null ? {} : { PARLEY_NOW: now }) });
  if (!variables.success) errors.push(...sentences(variables.error, now === null ? {} : { PARLEY_NOW: '--now' }));
  const named = variables.data?.PARLEY_CONFIG ?? present['PARLEY_CONFIG'] ?? null;
  const source = textOf(named ?? 'parley.yml', named !== null, errors);
  const yml = await parleyFile(named ?? 'parley.yml', source);
  if (!yml.ok) errors.push(...yml.errors);
  if (!variables.success || !yml.ok || errors.length > 0) return { ok: false, errors };
  const slack = slackSettings(variables.data, errors);
  if (slack?.oauth !== undefined)
    for (const at of homelessRules(yml.settings.access))
      errors.push(
        `${named ?? 'parley.yml'}: access.rules.${at}: workspace is missing: where many install the app, a rule says whose ids it names, such as workspace: T024BE7LE.`,
      );
  if (errors.length > 0) return { ok: false, errors };
  const fixed = variables.data.PARLEY_NOW;
  return {
    ok: true,
    catalogue: yml.catalogue,
    clock: fixed === undefined ? systemClock : fixedClock(fixed),
    settings: {
      databaseUrl: variables.data.PARLEY_DATABASE_URL,
      settleMinutes: yml.settings.settle_minutes,
      timeoutMs: yml.settings.timeout_seconds * 1000,
      rowCap: yml.settings.row_cap,
      logQuestions: yml.settings.log_questions,
      keepDays: yml.settings.keep_days,
      charts: { quickChartUrl: yml.settings.charts.quickchart_url, allowPublic: yml.settings.charts.allow_public_quickchart },
      access: yml.settings.access,
      slack,
      port: variables.data.PARLEY_PORT,
      openMonitor: variables.data.PARLEY_MONITOR === 'open',
      runner: variables.data.PARLEY_RUNNER === 'on',
      logLevel: variables.data.PARLEY_LOG_LEVEL,
    },
  };
}

function isAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, search, hash } = new URL(url);
  const here = protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname);
  return (protocol === 'https:' || here) && search === '' && hash === '';
}

function slackSettings(env: z.infer<typeof environment>, errors: string[]): SlackSettings | null {
  const oauth = oauthSettings(env, errors);
  if (errors.length > 0) return null;
  if (env.SLACK_BOT_TOKEN === undefined && oauth === null) {
    if (env.SLACK_APP_TOKEN !== undefined || env.SLACK_SIGNING_SECRET !== undefined)
      errors.push(
        'SLACK_BOT_TOKEN is missing: take it from "OAuth & Permissions" in the settings of the Slack app, or set SLACK_CLIENT_ID for many workspaces.',
      );
    return null;
  }
  if (env.SLACK_APP_TOKEN === undefined && env.SLACK_SIGNING_SECRET === undefined)
    errors.push('SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP) is missing beside SLACK_BOT_TOKEN.');
  return {
    mode: env.SLACK_APP_TOKEN === undefined ? 'http' : 'socket',
    botToken: env.SLACK_BOT_TOKEN ?? null,
    appToken: env.SLACK_APP_TOKEN ?? null,
    signingSecret: env.SLACK_SIGNING_SECRET ?? null,
    port: env.PARLEY_PORT,
    apiUrl: env.SLACK_API_URL ?? null,
    ...(oauth === null ? {} : { oauth }),
    ...(env.PARLEY_URL === undefined ? {} : { url: env.PARLEY_URL }),
  };
}

/** What a `parley.yml` says: settings, and the catalogue with what it adds. */
type ParleyFile =
  | {
      readonly ok: true;
      readonly settings: z.infer<typeof file>;
      readonly catalogue: Catalogue;
      readonly added: readonly string[];
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly errors: readonly string[] };

/** The file at `path`. Every error and note is one sentence with file, line, column and key. */
export async function readParleyFile(path: string): Promise<ParleyFile> {
  const errors: string[] = [];
  const source = textOf(path, true, errors);
  return errors.length > 0
    ? { ok: false, errors: errors.map((error) => error.replace(/^PARLEY_CONFIG: /u, '')) }
    : parleyFile(path, source);
}

async function parleyFile(path: string, source: string): Promise<ParleyFile> {
  if (source === '') return { ok: true, settings: file.parse({}), catalogue: dashboard, added: [], notes: [] };
  const read = await readYaml(source);
  if (!read.ok) return { ok: false, errors: read.problems.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}.`) };
  const told = (problems: readonly ShapeProblem[]): readonly string[] => sentencesOf(problems, path, read.file);
  const checked = checkShape(file, read.file.data ?? {});
  if (!checked.ok) return { ok: false, errors: told(checked.problems) };
  const extended = await catalogueWith(checked.value);
  if (!extended.ok) return { ok: false, errors: told(extended.remarks) };
  return { ok: true, settings: checked.value, catalogue: extended.catalogue, added: extended.added, notes: told(extended.notes) };
}

/** In the order of the file: what is wrong, where, and what to write instead. */
function sentencesOf(problems: readonly ShapeProblem[], path: string, yaml: YamlFile): readonly string[] {
  const placed = problems.map((problem) => ({ ...problem, ...yaml.placeOf(problem.path, problem.key) }));
  placed.sort((a, b) => a.line - b.line || a.column - b.column);
  return placed.map(({ path: keys, message, line, column }) => {
    const key = keys.map(String).join('.') || 'the file';
    return `${path}:${line}:${column}: ${key}: ${message}${message.endsWith('?') ? '' : '.'}`;
  });
}

/** Most files add nothing: then nothing is held against the words of questions. */
async function catalogueWith(additions: Additions): Promise<Extended> {
  const { metrics, synonyms, defaults, targets } = additions;
  const parts = [metrics, synonyms.metrics, synonyms.dimensions, synonyms.members, defaults, targets];
  if (parts.every((part) => Object.keys(part).length === 0)) return { ok: true, catalogue: dashboard, added: [], notes: [] };
  const { extendDashboard } = await import('./ask/extend-catalogue.ts');
  return extendDashboard(additions);
}

function textOf(path: string, required: boolean, errors: string[]): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (required || !missing) errors.push(`PARLEY_CONFIG: ${path} cannot be read${missing ? ': there is no such file' : ''}.`);
    return '';
  }
}

function sentences(error: z.ZodError, names: Readonly<Record<string, string>>): readonly string[] {
  return error.issues.map((issue) => {
    const key = issue.path.map(String).join('.');
    return `${names[key] ?? (key || 'the file')}: ${issue.message}.`;
  });
}
