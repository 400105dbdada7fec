/** response_url: where an app may answer a command or a click, without a token, five times in half an hour. */

import { picturesIn } from './blocks/complaints.ts';
import type { Json } from './blocks/shape.ts';
import { contentOf } from './methods/content.ts';
import { addMessage, type Message, type ResponseUrl } from './state.ts';
import { isSet, maybe, Refusal, type World } from './world.ts';

const mostUses = 5;
const halfAnHour = 30 * 60_000;

/** A fresh address for `user` in `channel`. */
export function newResponseUrl(made: Pick<ResponseUrl, 'user' | 'channel' | 'threadTs' | 'message'>, world: World): string {
  const id = world.state.nextId('R');
  world.state.responseUrls.set(id, { ...made, at: world.clock.now(), uses: 0 });
  return `${world.baseUrl()}response/${world.team}/${id}`;
}

/** Takes an app's answer at the address `id`. Gives the status and the words that Slack would answer with. */
export function takeResponse(id: string, args: Json | null, world: World): { readonly status: number; readonly body: string } {
  const url = world.state.responseUrls.get(id);
  if (url === undefined) return { status: 404, body: 'no_such_url' };
  if (url.uses >= mostUses) return { status: 404, body: 'used_url' };
  if (world.clock.now() - url.at > halfAnHour) return { status: 404, body: 'expired_url' };
  if (args === null) return { status: 400, body: 'invalid_payload' };
  url.uses += 1;
  try {
    respond(args, url, world);
    return { status: 200, body: 'ok' };
  } catch (error) {
    if (error instanceof Refusal) return { status: 400, body: error.message };
    throw error;
  }
}

/** Does what a response to an interaction asks for: a new message, or another one in the place of the old. */
export function respond(args: Json, url: Pick<ResponseUrl, 'user' | 'channel' | 'threadTs' | 'message'>, world: World): void {
  const { state, bot } = world;
  const original = state.messages.find((one) => one.channel === url.channel && one.ts === url.message);
  if (isSet(args, 'delete_original')) {
    if (original !== undefined) state.messages.splice(state.messages.indexOf(original), 1);
    state.changed();
    return;
  }
  const blocks: unknown = args['blocks'];
  // A file of the app is not in sight of the address.
  if (picturesIn(blocks).length > 0) throw new Refusal('invalid_blocks');
  const content = contentOf(args, world);
  if (isSet(args, 'replace_original') && original !== undefined) {
    Object.assign(original, content, { updates: original.updates + 1 } satisfies Partial<Message>);
    state.changed();
    return;
  }
  addMessage(state, {
    channel: url.channel,
    threadTs: maybe(args, 'thread_ts') ?? url.threadTs,
    user: bot.userId,
    fromBot: true,
    ...content,
    args,
    onlyFor: args['response_type'] === 'in_channel' ? null : url.user,
  });
}
