/** Reads the environment and the optional `parley.yml`; nothing else does. An error names the key and the fix. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Settings, SlackSettings } from './ask/settings.ts';
import { type Clock, fixedClock, systemClock } from './base/clock.ts';

export type Config =
  | { readonly ok: true; readonly settings: Settings; readonly clock: Clock }
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
});

const text = z.string().trim().min(1);
const environment = z.object({
  PARLEY_DATABASE_URL: text.default('sqlite:parley.db'),
  PARLEY_NOW: z.iso.datetime({ offset: true, error: 'must be an instant such as 2026-11-23T15:00:00Z' }).optional(),
  PARLEY_CONFIG: text.optional(),
  PARLEY_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  PARLEY_PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  SLACK_BOT_TOKEN: text.startsWith('xoxb-', 'must be the bot token, which starts with xoxb-').optional(),
  SLACK_APP_TOKEN: text.startsWith('xapp-', 'must be the app-level token, which starts with xapp-').optional(),
  SLACK_SIGNING_SECRET: text.optional(),
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
  const yml = await readFile(variables.data?.PARLEY_CONFIG ?? present['PARLEY_CONFIG'] ?? null, errors);
  if (!variables.success || errors.length > 0) return { ok: false, errors };
  const slack = slackSettings(variables.data, errors);
  if (errors.length > 0) return { ok: false, errors };
  const fixed = variables.data.PARLEY_NOW;
  return {
    ok: true,
    clock: fixed === undefined ? systemClock : fixedClock(fixed),
    settings: {
      databaseUrl: variables.data.PARLEY_DATABASE_URL,
      settleMinutes: yml.settle_minutes,
      timeoutMs: yml.timeout_seconds * 1000,
      rowCap: yml.row_cap,
      logQuestions: yml.log_questions,
      keepDays: yml.keep_days,
      charts: { quickChartUrl: yml.charts.quickchart_url, allowPublic: yml.charts.allow_public_quickchart },
      slack,
      port: variables.data.PARLEY_PORT,
      logLevel: variables.data.PARLEY_LOG_LEVEL,
    },
  };
}

function slackSettings(env: z.infer<typeof environment>, errors: string[]): SlackSettings | null {
  if (env.SLACK_BOT_TOKEN === undefined) {
    if (env.SLACK_APP_TOKEN !== undefined || env.SLACK_SIGNING_SECRET !== undefined)
      errors.push('SLACK_BOT_TOKEN is missing: take it from "OAuth & Permissions" in the settings of the Slack app.');
    return null;
  }
  if (env.SLACK_APP_TOKEN === undefined && env.SLACK_SIGNING_SECRET === undefined)
    errors.push('SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP) is missing beside SLACK_BOT_TOKEN.');
  return {
    mode: env.SLACK_APP_TOKEN === undefined ? 'http' : 'socket',
    botToken: env.SLACK_BOT_TOKEN,
    appToken: env.SLACK_APP_TOKEN ?? null,
    signingSecret: env.SLACK_SIGNING_SECRET ?? null,
    port: env.PARLEY_PORT,
    apiUrl: env.SLACK_API_URL ?? null,
  };
}

async function readFile(named: string | null, errors: string[]): Promise<z.infer<typeof file>> {
  const path = named ?? 'parley.yml';
  const source = textOf(path, named !== null, errors);
  if (source === '') return file.parse({});
  // Loaded only where there is a file: a question from the command line starts faster without.
  const { parseDocument } = await import('yaml');
  const document = parseDocument(source);
  for (const error of document.errors) errors.push(`${path}: ${error.message}`);
  if (document.errors.length > 0) return file.parse({});
  const checked = file.safeParse(document.toJS() ?? {});
  if (checked.success) return checked.data;
  errors.push(...sentences(checked.error, {}).map((sentence) => `${path}: ${sentence}`));
  return file.parse({});
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
