/**
 * How calls leave for Slack: each in its turn, with an end, and messages of a delivery once. Every client of the app is given this
 * instead of `fetch`, so that no listener has to think of it.
 */
import * as z from 'zod';
import { answerEvent, fileEvent, workAtHand } from './at-work.ts';
import type { Meters } from './meters.ts';
import type { Pace, Turn } from './pace.ts';
import { type Posting, type PostOnceParts, postOnce } from './post-once.ts';

export interface TransportParts extends PostOnceParts {
  /** Where the Web API is, ending in a slash. */
  readonly apiUrl: string;
  readonly pace: Pace;
  readonly meters: Meters;
}

/** Methods that show something to people, and therefore happen once. */
const posting: ReadonlySet<string> = new Set(['chat.postMessage', 'chat.postEphemeral', 'files.completeUploadExternal']);
/** A look back for a message of a delivery begins so long before that was accepted: clocks differ. */
const margin = 600;

const done = z.object({
  ok: z.literal(true),
  channel: z.string().optional(),
  ts: z.string().optional(),
  message_ts: z.string().optional(),
});

/** Of a part of a long answer: which one it is. */
const partial = z.object({ part: z.int().nonnegative() });

/** The key of a delivery goes along in the metadata of its messages. */
const metadata = z.object({
  event_type: z.string().default('parley_message'),
  event_payload: z.record(z.string(), z.unknown()).default({}),
});

const opened = z.object({ ok: z.literal(true), channel: z.object({ id: z.string() }) });

const found = z.object({
  ok: z.literal(true),
  has_more: z.boolean().default(false),
  messages: z.array(
    z.object({ ts: z.string(), metadata: z.object({ event_payload: z.object({ delivery: z.string().optional() }) }).optional() }),
  ),
});

type Found = Awaited<ReturnType<Posting['look']>>;

/** A call of the Web API. */
interface Call {
  readonly method: string;
  readonly form: URLSearchParams | null;
  readonly init: RequestInit;
}

/** The `fetch` of the app's clients. */
export function transport(parts: TransportParts): typeof fetch {
  const { apiUrl, pace, meters, callMs } = parts;

  const turnOf = ({ method, form, init }: Call): Turn => {
    const token = new Headers(init.headers).get('authorization') ?? '';
    return { token, method, channel: form?.get('channel') ?? null, urgent: workAtHand() !== null };
  };

  /** Sends a call whose turn it is. */
  const leave = async (leaving: Call): Promise<Response> => {
    const { method, form, init } = leaving;
    const call = { ...init, signal: AbortSignal.timeout(callMs), ...(form === null ? {} : { body: form.toString() }) };
    const response = await fetch(apiUrl + method, call).catch((error: unknown) => {
      meters.called(method, 'network');
      throw error;
    });
    meters.called(method, String(response.status));
    const wait = response.status === 429 ? Number(response.headers.get('retry-after')) : 0;
    if (wait > 0) pace.hold(turnOf(leaving), wait * 1000);
    return response;
  };

  const inTurn = async (call: Call): Promise<Response> => {
    await pace.turn(turnOf(call));
    return leave(call);
  };

  return async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    const work = workAtHand();
    // Addresses that Slack hands out for one answer have no method and no limits but the time.
    if (!url.startsWith(apiUrl)) {
      const say = (): Promise<Response> => fetch(input, { ...init, signal: AbortSignal.timeout(callMs) });
      return work === null || !addsMessage(init.body) ? say() : meters.posting(() => postOnce(work, spoken(say), parts));
    }
    const call = { method: url.slice(apiUrl.length), form: typeof init.body === 'string' ? new URLSearchParams(init.body) : null, init };
    const { method, form } = call;
    if (work === null || form === null || !shows(method, form)) return inTurn(call);
    const since = String(Math.floor(work.at / 1000) - margin);
    return meters.posting(() => postOnce(work, posted(call, form, since), parts));
  };

  /** A message by a method. */
  function posted(call: Call, form: URLSearchParams, since: string): Posting {
    const own = metadataIn(form);
    const withKey = (key: string): URLSearchParams => {
      const marked = new URLSearchParams(form);
      marked.set('metadata', JSON.stringify({ ...own, event_payload: { ...own.event_payload, delivery: key } }));
      return marked;
    };
    const message = call.method === 'chat.postMessage';
    const replaces = call.method === 'chat.update' ? { replaces: form.get('ts') ?? '' } : {};
    const channel = form.get('channel') ?? form.get('channel_id') ?? '';
    return {
      channel,
      type: call.method === 'files.completeUploadExternal' ? fileEvent : own.event_type,
      part: partial.safeParse(own.event_payload).data?.part ?? null,
      ...replaces,
      turn: () => pace.turn(turnOf(call)),
      send: (key) => leave({ ...call, form: message || 'replaces' in replaces ? withKey(key) : form }),
      async taken(response) {
        const body = done.safeParse(await response.json());
        return body.success ? { channel: body.data.channel ?? channel, ts: body.data.ts ?? body.data.message_ts ?? '' } : null;
      },
      // What takes the place of a message may do so twice.
      look: (key) => (message ? lookBack(key, form, since, call.init) : Promise.resolve('replaces' in replaces ? null : undefined)),
    };
  }

  /** Where the message with `key` stands; null where there is none, undefined where the app may not look. */
  async function lookBack(key: string, form: URLSearchParams, since: string, init: RequestInit): Promise<Found> {
    const thread = form.get('thread_ts');
    const method = thread === null ? 'conversations.history' : 'conversations.replies';
    try {
      const channel = await readableChannel(form.get('channel') ?? '', init);
      if (channel === null) return undefined;
      const asked = new URLSearchParams({ channel, oldest: since, limit: '200', include_all_metadata: 'true' });
      if (thread !== null) asked.set('ts', thread);
      const response = await inTurn({ method, form: asked, init });
      const read = found.safeParse(await response.json());
      if (!read.success) return undefined;
      const message = read.data.messages.find((one) => one.metadata?.event_payload.delivery === key);
      if (message !== undefined) return { channel, ts: message.ts };
      return read.data.has_more ? undefined : null;
    } catch {
      return undefined;
    }
  }

  /** The channel that a message went to: one to a person stands in the direct messages with him. Null where Slack does not tell. */
  async function readableChannel(to: string, init: RequestInit): Promise<string | null> {
    if (!/^[UW]/.test(to)) return to;
    const response = await inTurn({ method: 'conversations.open', form: new URLSearchParams({ users: to }), init });
    const read = opened.safeParse(await response.json());
    return read.success ? read.data.channel.id : null;
  }
}

/** Whether a call shows people something that is not there yet: an answer in the place of what told of progress does. */
function shows(method: string, form: URLSearchParams): boolean {
  if (method === 'chat.update') return metadataIn(form).event_type === answerEvent;
  return posting.has(method) && (method !== 'files.completeUploadExternal' || form.get('channel_id') !== null);
}

function metadataIn(form: URLSearchParams): z.infer<typeof metadata> {
  return metadata.parse(JSON.parse(form.get('metadata') ?? '{}'));
}

/** A message to the address of one answer, which nobody can look for. */
function spoken(say: () => Promise<Response>): Posting {
  return {
    channel: '',
    type: '',
    part: null,
    turn: () => Promise.resolve(),
    send: say,
    taken: (response) => Promise.resolve(response.ok ? { channel: '', ts: '' } : null),
    look: () => Promise.resolve(undefined),
  };
}

const changes = z.object({ delete_original: z.literal(true).optional(), replace_original: z.literal(true).optional() });

/** Changing or taking away what is there may be done twice. */
function addsMessage(body: RequestInit['body']): boolean {
  const read = typeof body === 'string' ? changes.safeParse(JSON.parse(body)) : null;
  return read !== null && !(read.success && (read.data.delete_original ?? read.data.replace_original) === true);
}
