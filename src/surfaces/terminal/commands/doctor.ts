/** `parley doctor`: what is set up well, what is not, and how to mend it. */
import { styleText } from 'node:util';
import type { SlackSettings } from '../../../ask/settings.ts';
import { systemClock } from '../../../base/clock.ts';
import { type Finding, fine, skipped, wrong } from '../../../base/finding.ts';
import { examineSlack } from '../../slack/install/examine.ts';
import { readManifest } from '../../workspace/manifest.ts';
import type { Program } from '../command.ts';
import { examineCharts } from '../doctor/examine-charts.ts';
import { examineDatabase } from '../doctor/examine-database.ts';
import { examineInstallations } from '../doctor/examine-installations.ts';
import { exit } from '../exit.ts';
import { type Io, say } from '../io.ts';
import type { Wiring } from '../session.ts';

/** Adds `doctor` to the program. */
export function registerDoctor(program: Program): void {
  program.root
    .command('doctor')
    .description('check configuration, tokens, scopes, database, charts and clock, and say how to mend each')
    .option('--json', 'print the findings as JSON')
    .action(async ({ json }: { readonly json?: true }) => {
      const findings = await examine(program.wiring);
      if (json === true) say(program.io, JSON.stringify({ findings }));
      else for (const line of linesOf(findings, program.io)) say(program.io, line);
      program.ends(findings.some(({ state }) => state === 'not ok') ? exit.setUp : exit.done);
    });
}

async function examine(wiring: Wiring): Promise<readonly Finding[]> {
  const configured = await wiring.configure(null);
  if (!configured.ok) {
    const rest = ['Database', 'Charts', 'Slack'].map((about) => skipped(about, 'The configuration comes first.'));
    return [
      ...configured.errors.map((error) =>
        wrong('Configuration', error, 'Set it in the environment or in parley.yml, then run this again.'),
      ),
      ...rest,
    ];
  }
  const { databaseUrl, charts, slack } = configured.settings;
  return [
    fine('Configuration', 'The environment and parley.yml are in order.'),
    ...(await examineDatabase(databaseUrl)),
    await examineCharts(charts),
    ...(await slackFindings(slack, databaseUrl)),
  ];
}

async function slackFindings(slack: SlackSettings | null, databaseUrl: string): Promise<readonly Finding[]> {
  if (slack === null)
    return [skipped('Slack', 'SLACK_BOT_TOKEN is not set, nor SLACK_CLIENT_ID: `npm start` opens a workspace on this computer.')];
  const needed = readManifest().oauth_config.scopes.bot;
  if (slack.oauth === undefined) return examineSlack(slack, needed, systemClock);
  return examineInstallations(databaseUrl, { ...slack, oauth: slack.oauth }, needed);
}

const colours = { ok: 'green', 'not ok': 'red', skipped: 'dim' } as const;

function linesOf(findings: readonly Finding[], { colour }: Io): readonly string[] {
  const width = Math.max(...findings.map(({ about }) => about.length));
  const lines = findings.flatMap(({ about, state, says, mend }) => {
    const mark = state.padEnd(7);
    const line = `${colour ? styleText(colours[state], mark) : mark}  ${about.padEnd(width)}  ${says}`;
    return mend === null ? [line] : [line, `${' '.repeat(width + 11)}→ ${mend}`];
  });
  const bad = findings.filter(({ state }) => state === 'not ok').length;
  return [...lines, bad === 0 ? 'All is well.' : `${bad} to mend.`];
}
