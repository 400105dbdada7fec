/** Whether a schedule may post where it is to: looked at when it is made, and again at every run. */
import type { webApi } from '@slack/bolt';
import { askerOf } from '../place.ts';
import type { Room } from '../room.ts';
import type { Asker } from './destinations.ts';
import { isMember } from './destinations.ts';
import { closedPlace, notAllowedIn } from './refusals.ts';
import { rightsThere } from './rights-there.ts';

/** Milliseconds that the answer is waited for: whoever sends a form waits, and each run looks again. */
const patienceMs = 1500;

/** Why `sentence` cannot be posted to `to`, as a sentence in mrkdwn; null where it can, as far as is known in time. */
export async function obstacleAt(
  to: string,
  { sentence, brand }: { readonly sentence: string; readonly brand: string },
  { team, user }: Pick<Asker, 'team' | 'user'>,
  room: Room,
  client: webApi.WebClient,
): Promise<string | null> {
  const closed = await closedPlace(to, client, room.waits);
  if (closed !== null) return closed.message;
  if (/^[CG]/.test(to) && (await isPrivate(to, client)) && !(await isMember(user, to, room, client)))
    return `<#${to}> is a private channel that you are not in.`;
  const { rights, room: others, untold } = await rightsThere(team, user, to, room, client);
  if (untold !== null) return `Slack does not tell who may see what in <#${to}> (${untold}).`;
  const asker = askerOf({ team, user });
  const signal = AbortSignal.any([room.inFlight.signal, AbortSignal.timeout(patienceMs)]);
  const outcome = await room.ask({ text: sentence, brand, asker, thread: null, kept: false, signal, rights, room: others });
  if (outcome.kind === 'fault' || signal.aborted) return null;
  if (outcome.alone !== undefined) return notAllowedIn(to).message;
  return outcome.kind === 'refused' ? outcome.problems[0].message : null;
}

async function isPrivate(channel: string, client: webApi.WebClient): Promise<boolean> {
  const { channel: found } = await client.conversations.info({ channel });
  return found?.is_private === true;
}
