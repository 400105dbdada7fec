/** The app was taken away from a workspace, or its token was: what is kept for it goes. */
import type { App } from '@slack/bolt';
import * as z from 'zod';
import type { Log } from '../../../ask/log.ts';
import type { Installations } from '../../../store/installations.ts';
import { codeOf } from '../patience.ts';

const id = z.string().min(1).max(255);
const body = z.object({
  team_id: id.nullish(),
  enterprise_id: id.nullish(),
  event_time: z.number(),
  authorizations: z.array(z.object({ is_enterprise_install: z.boolean() })).default([]),
  event: z.union([
    z.object({ type: z.literal('app_uninstalled') }),
    z.object({ type: z.literal('tokens_revoked'), tokens: z.object({ bot: z.array(id).nullish() }) }),
  ]),
});

/** Bolt asks for no token for these two events, and has acknowledged them. */
export function listenForRemoval(app: App, installations: Installations, log: Log): void {
  const removed = async (delivered: unknown): Promise<void> => {
    const read = body.safeParse(delivered);
    if (!read.success) return;
    const { event, event_time: seconds } = read.data;
    // Tokens of people are none of ours.
    if (event.type === 'tokens_revoked' && (event.tokens.bot ?? []).length === 0) return;
    const organisation = read.data.authorizations[0]?.is_enterprise_install === true;
    const where = organisation ? read.data.enterprise_id : read.data.team_id;
    if (typeof where !== 'string') return;
    try {
      // An installation that is younger than the event is another one.
      const newer = ((await installations.of(where))?.installedAt ?? 0) > seconds * 1000 + 999;
      if (newer) {
        log.info({ team: where }, 'news of an earlier installation was left alone');
        return;
      }
      const rows = event.type === 'app_uninstalled' ? await installations.forget(where) : 0;
      await installations.remove(where, seconds * 1000 + 999);
      log.info({ team: where, rows }, event.type === 'app_uninstalled' ? 'the app was uninstalled' : 'the token was revoked');
    } catch (error) {
      log.error({ team: where, code: codeOf(error) }, 'an installation was not removed');
    }
  };
  app.event('app_uninstalled', ({ body: delivered }) => removed(delivered));
  app.event('tokens_revoked', ({ body: delivered }) => removed(delivered));
}
