/**
 * How calls leave for Slack: each in its turn, with an end, and messages of a delivery once. Every client of the app is given this
 * instead of `fetch`, so that no listener has to think of it.
 */
import { z } from 'zod';
import { workAtHand } from './at-work.ts';
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

const found = z.object({
  ok: z.literal(true),
  has_more: z.boolean().default(false),
  messages: z.array(
    z.object({ ts: z.string(), metadata: z.object({ event_payload: z.object({ delivery: z.string().optional() }) }).optional() }),
  ),
});

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
    // Addresses that Slack hands out for one answer have no method and no limits but the time.
    if (!url.startsWith(apiUrl)) return fetch(input, { ...init, signal: AbortSignal.timeout(callMs) });
    const method = url.slice(apiUrl.length);
    const form = typeof init.body === 'string' ? new URLSearchParams(init.body) : null;
    const work = workAtHand();
    const shows = posting.has(method) && (method !== 'files.completeUploadExternal' || (form?.get('channel_id') ?? null) !== null);
    const call = { method, form, init };
    if (work === null || form === null || !shows) return inTurn(call);
    const since = String(Math.floor(work.at / 1000) - margin);
    const once: Posting = {
      form,
      turn: () => pace.turn(turnOf(call)),
      send: (marked) => leave({ ...call, form: method === 'chat.postMessage' ? marked : form }),
      look: (key) => (method === 'chat.postMessage' ? lookBack(key, form, since, init) : Promise.resolve(undefined)),
    };
    return meters.posting(() => postOnce(work, once, parts));
  };

  /** The timestamp of the message with `key`; null where there is none, undefined where the app may not look. */
  async function lookBack(key: string, form: URLSearchParams, since: string, init: RequestInit): Promise<string | null | undefined> {
    const thread = form.get('thread_ts');
    const method = thread === null ? 'conversations.history' : 'conversations.replies';
    const asked = new URLSearchParams({ channel: form.get('channel') ?? '', oldest: since, limit: '200', include_all_metadata: 'true' });
    if (thread !== null) asked.set('ts', thread);
    try {
      const response = await inTurn({ method, form: asked, init });
      const read = found.safeParse(await response.json());
      if (!read.success) return undefined;
      const message = read.data.messages.find((one) => one.metadata?.event_payload.delivery === key);
      return message?.ts ?? (read.data.has_more ? undefined : null);
    } catch {
      return undefined;
    }
  }
}
