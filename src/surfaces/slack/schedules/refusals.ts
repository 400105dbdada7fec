/** Why something cannot be posted somewhere, of what a person can mend. */
import type { webApi } from '@slack/bolt';
import type { RefusedCode } from '../../../schedule/deliver.ts';
import { codeOf, patiently, type Waits } from '../patience.ts';

export interface Refusal {
  readonly code: RefusedCode;
  /** A whole sentence in mrkdwn. */
  readonly message: string;
}

const byCode: Readonly<Record<string, RefusedCode>> = {
  channel_not_found: 'channel_gone',
  is_archived: 'archived',
  not_in_channel: 'not_in_channel',
  restricted_action: 'not_allowed',
  restricted_action_read_only_channel: 'not_allowed',
  user_not_found: 'channel_gone',
  user_disabled: 'channel_gone',
};

/** What Slack's error `code` for posting to `to` means; null where it is none that a person there can mend. */
export function refusalFor(code: string, to: string): Refusal | null {
  const known = byCode[code];
  return known === undefined ? null : refusal(known, to);
}

function refusal(code: RefusedCode, to: string): Refusal {
  return { code, message: messages[code](/^[UW]/.test(to) ? `<@${to}>` : `<#${to}>`) };
}

const messages: Readonly<Record<RefusedCode, (place: string) => string>> = {
  not_allowed: (place) => `The answer may not be posted in ${place}: not everybody there may see it.`,
  channel_gone: (place) => `${place} is not there any more, or I cannot see it. If it is a private channel, bring me in with \`/invite\`.`,
  archived: (place) => `${place} is archived: choose another channel.`,
  not_in_channel: (place) => `I am not in ${place}. Bring me in there with \`/invite\`.`,
  owner_gone: () => 'Whoever set it up is not in this workspace any more.',
  question: () => 'The question cannot be answered.',
};

export const ownerGone: Refusal = { code: 'owner_gone', message: messages.owner_gone('') };

/** The answer would be for its owner alone. */
export function notAllowedIn(to: string): Refusal {
  return refusal('not_allowed', to);
}

/** Why nothing can be posted to a channel or a person; null where it can. Rejects where Slack does not tell. */
export async function closedPlace(to: string, client: webApi.WebClient, waits: Waits): Promise<Refusal | null> {
  // Direct messages are open as long as the person is there.
  if (to.startsWith('D')) return null;
  try {
    if (/^[UW]/.test(to)) {
      const { user } = await patiently(waits, 'reads', () => client.users.info({ user: to }));
      return user?.deleted === true ? refusal('channel_gone', to) : null;
    }
    const { channel } = await patiently(waits, 'reads', () => client.conversations.info({ channel: to }));
    if (channel?.is_archived === true) return refusal('archived', to);
    return channel?.is_member === false ? refusal('not_in_channel', to) : null;
  } catch (error) {
    const known = refusalFor(codeOf(error), to);
    if (known === null) throw error;
    return known;
  }
}

/** Whether whoever owns a schedule is still there. Rejects where Slack does not tell. */
export async function isGone(user: string, client: webApi.WebClient, waits: Waits): Promise<boolean> {
  try {
    const { user: found } = await patiently(waits, 'reads', () => client.users.info({ user }));
    return found?.deleted === true;
  } catch (error) {
    if (codeOf(error) === 'user_not_found' || codeOf(error) === 'user_not_visible') return true;
    throw error;
  }
}
