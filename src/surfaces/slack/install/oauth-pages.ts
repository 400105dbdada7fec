/** Installing by OAuth: `/slack/install` sends to Slack's page of consent, `/slack/oauth_redirect` takes what came of it. */
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Installation as Installed, Logger, StateStore, webApi } from '@slack/bolt';
import { InstallProvider } from '@slack/oauth';
import { newId } from '../../../base/identity.ts';
import type { NewInstallation } from '../../../store/installations.ts';
import { codeOf } from '../patience.ts';
import type { FreshParts } from './fresh.ts';
import { type Page, type PlainPage, sendPage } from './page.ts';

export interface PageParts extends FreshParts {
  /** Asked for at every installation. */
  readonly scopes: readonly string[];
  /** Where browsers reach this installation. */
  readonly url: string;
  /** Slack's Web API. */
  readonly apiUrl: string;
  readonly options: webApi.WebClientOptions;
  readonly logger: Logger;
}

/** How long someone may look at Slack's page before he decides. */
const stateMs = 10 * 60_000;

class WrongState extends Error {
  readonly code = 'slack_oauth_invalid_state';
}

/** The two pages. */
export function oauthPages(parts: PageParts): readonly Page[] {
  const { oauth, installations, clock, log, scopes, url, apiUrl, options, logger } = parts;
  const choices = { scopes: [...scopes], redirectUri: `${url}/slack/oauth_redirect` };
  // Kept in the database: whichever process the browser comes back to knows it, and nobody can use it twice.
  const stateStore: StateStore = {
    async generateStateParam() {
      const state = randomBytes(24).toString('base64url');
      await installations.beginState(state, clock.now(), clock.now() - stateMs);
      return state;
    },
    async verifyStateParam(_, state) {
      if (!(await installations.takeState(state, clock.now() - stateMs))) throw new WrongState('this state is used up, or not ours');
      return choices;
    },
  };
  const provider = new InstallProvider({
    clientId: oauth.clientId,
    clientSecret: oauth.clientSecret,
    stateStore,
    installationStore: {
      storeInstallation: (installed) => keep(installed, parts),
      fetchInstallation: () => Promise.reject(new Error('tokens are read by authorize')),
    },
    authorizationUrl: new URL('../oauth/v2/authorize', apiUrl).href,
    clientOptions: options,
    directInstall: true,
    logger,
  });
  const broken = (response: ServerResponse) => (error: unknown) => {
    const fault = newId();
    log.error({ fault, code: codeOf(error) }, 'an installation was not begun or ended');
    sendPage(response, { ...failed, status: 500, text: `It met a fault on our side, logged as ${fault}. Trying again may help.` });
  };
  return [
    {
      path: '/slack/install',
      answer: (request, response) => void provider.handleInstallPath(request, response, {}, choices).catch(broken(response)),
    },
    {
      path: '/slack/oauth_redirect',
      answer: (request, response) =>
        void provider
          .handleCallback(request, response, {
            afterInstallation: (installed, _options, _request, answering) => mayStay(installed, answering, parts),
            success(installed, _options, _request, answering) {
              log.info({ team: idOf(installed) }, 'the app was installed');
              sendPage(answering, donePage(installed));
            },
            failure: (error, _options, _request, answering) => sendFailure(error.code, answering, broken(answering), error),
          })
          .catch(broken(response)),
    },
  ];
}

const failed = { title: 'Parley was not installed', link: null } as const;

function sendFailure(code: string, response: ServerResponse, broken: (error: unknown) => void, error: Error): void {
  const again = { label: 'Begin again', address: 'install' };
  if (['slack_oauth_invalid_state', 'slack_oauth_missing_state', 'slack_oauth_missing_code'].includes(code)) {
    const text = 'This address was used before, is too old, or was opened in another browser than the one that began.';
    sendPage(response, { ...failed, status: 400, text, link: again });
  } else if (code === 'slack_oauth_installer_authorization_error')
    sendPage(response, { ...failed, status: 200, text: 'Slack says that consent was not given. Nothing was changed.', link: again });
  else broken(error);
}

/** Whether the installation may be kept; where not, it is taken back at Slack, and the page says so. */
async function mayStay(installed: Installed, response: ServerResponse, { oauth, client, log }: PageParts): Promise<boolean> {
  const id = idOf(installed);
  if (installed.bot !== undefined && (oauth.allowed?.includes(id) ?? true)) return true;
  log.warn({ team: id }, 'an installation was refused: PARLEY_WORKSPACES does not list it');
  const { clientId: client_id, clientSecret: client_secret } = oauth;
  if (installed.bot !== undefined) await client.apps.uninstall({ token: installed.bot.token, client_id, client_secret });
  sendPage(response, { ...failed, status: 403, text: `This installation of Parley does not serve ${id}. Whoever runs it can let you in.` });
  return false;
}

async function keep(installed: Installed, { installations, clock }: PageParts): Promise<void> {
  const { team, enterprise, bot, user } = installed;
  if (bot === undefined) throw new Error('Slack gave no token of a bot');
  const id = idOf(installed);
  const organisation = installed.isEnterpriseInstall === true;
  const installation: NewInstallation = {
    id,
    organisation,
    name: (organisation ? enterprise?.name : team?.name) ?? id,
    appId: installed.appId ?? '',
    botId: bot.id,
    botUser: bot.userId,
    scopes: bot.scopes,
    installer: user.id,
    token: bot.token,
    refreshToken: bot.refreshToken ?? null,
    expiresAt: bot.expiresAt === undefined ? null : bot.expiresAt * 1000,
    installedAt: clock.now(),
  };
  await installations.put(installation);
}

function idOf({ isEnterpriseInstall, enterprise, team }: Installed): string {
  const id = isEnterpriseInstall === true ? enterprise?.id : team?.id;
  if (id === undefined) throw new Error('Slack did not say where the app was installed');
  return id;
}

function donePage(installed: Installed): PlainPage {
  const { appId = '', team } = installed;
  const query = new URLSearchParams({ app: appId, ...(team === undefined ? {} : { team: team.id }) });
  return {
    status: 200,
    title: 'Parley is installed',
    text: 'Open it in Slack and ask your first question, or bring it into a channel with /invite.',
    link: { label: 'Open Slack', address: `https://slack.com/app_redirect?${query.toString()}` },
  };
}
