/** Everything that `parley doctor` looks at, in order. */
import type { SlackSettings } from '../../../ask/settings.ts';
import { systemClock } from '../../../base/clock.ts';
import { type Finding, fine, skipped, wrong } from '../../../base/finding.ts';
import { examineSlack } from '../../slack/install/examine.ts';
import { readManifest } from '../../workspace/manifest.ts';
import type { Wiring } from '../session.ts';
import { examineCharts } from './examine-charts.ts';
import { examineDatabase } from './examine-database.ts';
import { examineInstallations } from './examine-installations.ts';

/** What is well and what is not, the configuration first: without it the rest is skipped. */
export async function examine(wiring: Wiring): Promise<readonly Finding[]> {
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
  const { bot: needed, bot_optional: optional = [] } = readManifest().oauth_config.scopes;
  const scopes = { needed, optional };
  if (slack.oauth === undefined) return examineSlack(slack, scopes, systemClock);
  return examineInstallations(databaseUrl, { ...slack, oauth: slack.oauth }, scopes);
}
