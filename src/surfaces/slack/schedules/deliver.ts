/** What is due, posted in Slack: within the rights of its owner and of whoever reads it there, each message once. */
import { randomUUID } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import type { Clock } from '../../../base/clock.ts';
import { newId } from '../../../base/identity.ts';
import { keptOf } from '../../../present/posted/follow-up.ts';
import type { Deliver, Delivered, PostedNumbers } from '../../../schedule/deliver.ts';
import type { Posting } from '../../../schedule/schedule.ts';
import type { Ledger } from '../../../store/ledger.ts';
import { alertMine } from '../alerts/ids.ts';
import { workAtHand } from '../delivery/at-work.ts';
import { button } from '../home/parts.ts';
import { limits } from '../limits.ts';
import { noteFault } from '../noted-fault.ts';
import { codeOf, patiently } from '../patience.ts';
import { askerOf } from '../place.ts';
import { type Poster, post as postMessage } from '../post.ts';
import type { Room } from '../room.ts';
import type { ClientFor } from './clients.ts';
import { followUpMessage, wordsFor } from './correct.ts';
import { type HeldWork, heldIn } from './held-work.ts';
import { scheduleIds } from './ids.ts';
import { postAnswer } from './post-answer.ts';
import { closedPlace, isGone, notAllowedIn, ownerGone, type Refusal } from './refusals.ts';
import { rightsThere } from './rights-there.ts';
import { ownerOf, withPlaces } from './words.ts';

export interface DeliverParts {
  readonly room: Room;
  readonly ledger: Ledger;
  readonly clientFor: ClientFor;
  readonly clock: Clock;
}

/** Shows the owner what is his. */
const lists = {
  schedule: { id: scheduleIds.mine, label: 'My schedules', value: 'mine', spoken: 'Show my schedules' },
  alert: { id: alertMine, label: 'My alerts', value: 'mine', spoken: 'Show my alerts' },
} as const;

/** Posting for the runner. Never rejects: what went wrong is an outcome. */
export function deliverIn({ room, ledger, clientFor, clock }: DeliverParts): Deliver {
  const held = heldIn({ room, ledger, clientFor });
  const once = async (work: HeldWork, doing: (client: webApi.WebClient) => Promise<Delivered>): Promise<Delivered> => {
    const came = await held(work, doing);
    return came.state === 'broken' ? failed(came.error) : came;
  };
  const failed = async (error: unknown): Promise<Delivered> => {
    let logged = '';
    await noteFault(error, 'a schedule was not posted', room.log, (id) => Promise.resolve((logged = id)));
    return { state: 'failed', message: `Slack or the database did not take it (${codeOf(error)}).`, id: logged };
  };

  return {
    post: (posting) =>
      once({ id: posting.id, team: posting.schedule.team, at: posting.dueAt, to: posting.to }, (client) => post(posting, room, client)),
    async recount(posted) {
      const client = await clientFor(posted.schedule.team);
      const words = client === null ? 'gone' : await wordsFor(posted, false, room, client);
      return words === 'gone' ? 'gone' : words === null ? 'same' : 'changed';
    },
    async correct(posted, id) {
      const { schedule, ts, to } = posted;
      const came = await held({ id, team: schedule.team, at: Number(ts) * 1000, to }, (client) => correct(posted, room, client));
      return came.state === 'broken' ? failed(came.error) : came;
    },
    follow: ({ team, channel, ts, id }, text) =>
      once({ id, team, at: Number(ts) * 1000, to: channel }, async (client) => {
        const words = withPlaces(text, limits.messageText);
        const posted = await say(client, { channel, thread_ts: ts, text: words });
        return { state: 'posted', ...posted, answer: '' };
      }),
    tell: ({ team, user }, text, id, about) =>
      once({ id, team, at: clock.now(), to: user }, async (client) => {
        if (await isGone(user, client, room.waits)) return asRefused(ownerGone);
        const words = withPlaces(text, limits.text);
        const posted = await say(client, {
          channel: await directWith(user, room, client),
          text: words,
          blocks: [
            { type: 'section', text: { type: 'mrkdwn', text: words, verbatim: true } },
            {
              type: 'actions',
              elements: [button(lists[about])],
            },
          ],
        });
        return { state: 'posted', ...posted, answer: '' };
      }),
  };

  async function say(client: webApi.WebClient, message: webApi.ChatPostMessageArguments): Promise<{ channel: string; ts: string }> {
    const { channel = '', ts = '' } = await patiently(room.waits, 'posts', () =>
      client.chat.postMessage({ ...message, unfurl_links: false, unfurl_media: false }),
    );
    return { channel, ts };
  }
}

async function post(posting: Posting, room: Room, client: webApi.WebClient): Promise<Delivered> {
  const { schedule, to, dueAt } = posting;
  const owner = ownerOf(schedule);
  if (await isGone(owner, client, room.waits)) return asRefused(ownerGone);
  const closed = await closedPlace(to, client, room.waits);
  if (closed !== null) return asRefused(closed);
  const { rights, room: others, untold } = await rightsThere(schedule.team, owner, to, room, client);
  if (untold !== null) throw new Error(`nobody knows what may be shown there (${untold})`);
  const channel = /^[UW]/.test(to) ? await directWith(to, room, client) : to;
  const outcome = await room.ask({
    ...{ text: schedule.sentence, brand: schedule.brand, now: dueAt, rights, room: others, picture: true },
    asker: askerOf({ team: schedule.team, user: owner }),
    // Its own thread, so that nothing that was said before changes the question, and its buttons are looked for in this channel.
    thread: `slack:${schedule.team}:${channel}:run-${randomUUID()}`,
    signal: room.inFlight.signal,
  });
  if (outcome.kind === 'fault') return { state: 'failed', message: 'The question met a fault on our side.', id: outcome.id };
  if (outcome.alone !== undefined) return asRefused(notAllowedIn(to));
  if (outcome.kind === 'refused') {
    const [{ code, message }] = outcome.problems;
    // A question that took too long now may not another time.
    if (code === 'timeout') {
      const id = newId();
      room.log.warn({ fault: id, schedule: schedule.id }, 'the question of a schedule took too long');
      return { state: 'failed', message, id };
    }
    return asRefused({ code: code === 'not_allowed' ? 'not_allowed' : 'question', message });
  }
  const at = await postAnswer(outcome.shown, posting, room, client, channel);
  const { id } = outcome.shown.answer;
  const numbers = keptOf(outcome.shown);
  return { state: 'posted', ...at, answer: id, ...(numbers === null ? {} : { numbers }) };
}

type Corrected = Extract<Delivered, { readonly state: 'posted' }> | { readonly state: 'nothing' };

async function correct(posted: PostedNumbers, room: Room, client: webApi.WebClient): Promise<Corrected> {
  const { schedule, channel, ts } = posted;
  // Where it has been said nobody looks once more: the ledger tells where it stands.
  const before = workAtHand()?.known.get(0);
  if (before?.state === 'posted') return { state: 'posted', channel: before.channel, ts: before.ts, answer: '' };
  const words = await wordsFor(posted, true, room, client);
  if (words === null || words === 'gone') return { state: 'nothing' };
  let at = { channel, ts: '' };
  const place = { team: schedule.team, channel, threadTs: ts, user: ownerOf(schedule) };
  const poster: Poster = { client, place, waits: room.waits, log: room.log, posted: (there) => void (at = there) };
  const message = followUpMessage(words);
  await postMessage(poster, message, { bare: null, plain: () => message.text });
  return { state: 'posted', ...at, answer: '' };
}

/** The channel of the direct messages with `user`: their history can be looked at, which that of a person cannot. */
export async function directWith(user: string, room: Room, client: webApi.WebClient): Promise<string> {
  try {
    const { channel } = await patiently(room.waits, 'reads', () => client.conversations.open({ users: user }));
    return channel?.id ?? user;
  } catch (error) {
    // Installed before this scope was asked for.
    if (codeOf(error) !== 'missing_scope') throw error;
    return user;
  }
}

function asRefused({ code, message }: Refusal): Delivered {
  return { state: 'refused', code, message };
}
