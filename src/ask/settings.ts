import type { AccessRules } from './access/rules.ts';
import type { OAuthSettings } from './oauth-settings.ts';

/** How this installation is set up: what `src/config.ts` reads from the environment and `parley.yml`. */
export interface Settings {
  /** `sqlite:PATH` or `postgres://…`. */
  readonly databaseUrl: string;
  /** Minutes after a day's end until it counts as complete. */
  readonly settleMinutes: number;
  /** Milliseconds that a question's SQL may take. */
  readonly timeoutMs: number;
  /** Rows that an answer may have. */
  readonly rowCap: number;
  /** Texts of questions are kept; otherwise only their plans. */
  readonly logQuestions: boolean;
  /** Days that questions, threads and refusals are kept. */
  readonly keepDays: number;
  readonly charts: {
    /** The team's own QuickChart server; null: charts are drawn in this process. */
    readonly quickChartUrl: string | null;
    /** Data may go to quickchart.io. */
    readonly allowPublic: boolean;
  };
  /** Who may see what. */
  readonly access: AccessRules;
  readonly slack: SlackSettings | null;
  /** Where the workspace on this computer is served, or the next port that is free. */
  readonly port: number;
  /** `/readyz` and `/metrics` are there for others than this machine. */
  readonly openMonitor: boolean;
  /** Schedules are run by the bot's own process; otherwise by `parley work`. */
  readonly runner: boolean;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
}

export interface SlackSettings {
  readonly mode: 'socket' | 'http';
  /** Of the one workspace; null where many install the app. */
  readonly botToken: string | null;
  /** Socket mode only. */
  readonly appToken: string | null;
  /** HTTP mode only. */
  readonly signingSecret: string | null;
  readonly port: number;
  /** Another Slack-compatible server; null: Slack itself. */
  readonly apiUrl: string | null;
  /** Where many workspaces install the app; left out: it works in one. */
  readonly oauth?: OAuthSettings;
  /** Where browsers reach this installation, without a slash at the end; left out: nowhere. */
  readonly url?: string;
}
