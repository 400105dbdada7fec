/** A small real Bolt app in a workspace, for what people and an app do to each other. */

import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, SocketModeReceiver, webApi } from '@slack/bolt';
import { boltLogger } from '../../../src/surfaces/slack/bolt-logger.ts';
import { type Install, openWorkspace, type Workspace } from '../../../src/surfaces/workspace/workspace.ts';
import { logTo } from '../slack/bot.ts';

export const everything: Install = {
  scopes: [
    ...['chat:write', 'files:read', 'files:write', 'im:write', 'users:read', 'usergroups:read', 'team:read', 'assistant:write'],
    ...['links:write', 'reactions:write', 'channels:read', 'channels:history', 'im:history', 'im:read', 'groups:read'],
  ],
  events: [
    'app_home_opened',
    'agent_session_stopped',
    'function_executed',
    'link_shared',
    'member_joined_channel',
    'message.channels',
    'message.im',
  ],
  homeTab: true,
  name: 'Parley',
  description: 'Exact answers about your messaging business',
  prompts: [{ title: 'How did we do last week?', message: 'exposed last week' }],
  commands: [{ command: '/parley', description: 'Ask a question', hint: 'question' }],
  shortcuts: [{ name: 'Explain the numbers', type: 'message', callbackId: 'explain' }],
  domains: ['example.com'],
};

const open = new Set<() => Promise<void>>();

/** A workspace and an app in it that listens as `listen` says. */
export async function withApp(listen: (app: App) => void, mode: 'socket' | 'http' = 'socket'): Promise<{ workspace: Workspace; app: App }> {
  const workspace = await openWorkspace(everything);
  const logger = boltLogger(logTo([]));
  const clientOptions = {
    logger,
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 2000,
  };
  const receiver =
    mode === 'socket'
      ? new SocketModeReceiver({ logger, appToken: workspace.appToken, installerOptions: { clientOptions: { ...clientOptions } } })
      : new HTTPReceiver({ logger, signingSecret: workspace.signingSecret });
  const identity = { botToken: workspace.botToken, botId: workspace.bot.botId, botUserId: workspace.bot.userId };
  const app = new App({ receiver, logger, clientOptions, convoStore: false, authorize: () => Promise.resolve(identity) });
  app.error(() => Promise.resolve());
  listen(app);
  if (receiver instanceof HTTPReceiver) {
    const server = await receiver.start({ port: 0, host: '127.0.0.1' });
    workspace.eventsUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  } else await app.start();
  open.add(async () => {
    await app.stop();
    await workspace.close();
  });
  return { workspace, app };
}

/** Closes every app and workspace. */
export async function closeApps(): Promise<void> {
  for (const close of open) await close();
  open.clear();
}

/** The code that a call of the Web API fails with, `ok` where it goes well. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
    if (error instanceof webApi.WebAPIRequestError) return 'no answer';
    throw error;
  }
}
