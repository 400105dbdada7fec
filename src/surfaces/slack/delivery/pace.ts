/**
 * Slack's rate limits: one message a second in a channel, so many calls a minute of each method in a workspace, and a pause of that method
 * in that workspace alone where Slack asks for one. Answers go before what nobody waits for.
 */
import PQueue from 'p-queue';

export interface Turn {
  /** Whose limit it is: the token stands for app and workspace. */
  readonly token: string;
  readonly method: string;
  /** Null where the call goes to no channel. */
  readonly channel: string | null;
  /** Somebody waits for it. */
  readonly urgent: boolean;
}

export interface Pace {
  /** Resolves when the call may leave. */
  turn(turn: Turn): Promise<void>;
  /** Lets nothing of this method leave in this workspace for so long. */
  hold(turn: Turn, milliseconds: number): void;
  /** Calls that wait for their turn. */
  readonly waiting: () => number;
}

const minute = 60_000;
/** Calls a minute, from Slack's tiers 2 to 4. */
const tiers: Readonly<Record<string, number>> = {
  'chat.startStream': 20,
  'chat.stopStream': 20,
  'users.list': 20,
  'chat.update': 50,
  'chat.scheduleMessage': 50,
  'chat.unfurl': 50,
  'conversations.history': 50,
  'conversations.replies': 50,
  'conversations.info': 50,
  'conversations.open': 50,
  'reactions.add': 50,
  'chat.appendStream': 100,
  'chat.postEphemeral': 100,
  'files.getUploadURLExternal': 100,
  'files.completeUploadExternal': 100,
  'files.info': 100,
  'users.info': 100,
  'views.open': 100,
  'views.push': 100,
  'views.update': 100,
  'views.publish': 100,
};
/** Slack takes short bursts into a channel. */
const burst = 3;
/** Above this, queues that nobody waits in are let go. */
const mostQueues = 2000;

/** A pace that has seen no calls yet. `unit`: how long a second lasts, in milliseconds. */
export function newPace(unit = 1000): Pace {
  const queues = new Map<string, PQueue>();
  /** When a queue that Slack stopped may go on; the latest that Slack said holds. */
  const heldUntil = new Map<PQueue, number>();

  const queueOf = (key: string, limit: { readonly calls: number; readonly within: number } | null): PQueue => {
    const found = queues.get(key);
    if (found !== undefined) return found;
    if (queues.size >= mostQueues)
      for (const [name, queue] of queues) if (queue.size === 0 && !queue.isPaused && !queue.isRateLimited) queues.delete(name);
    const made = new PQueue(limit === null ? {} : { intervalCap: limit.calls, interval: (limit.within * unit) / 1000, strict: true });
    queues.set(key, made);
    return made;
  };

  const ofMethod = ({ token, method }: Turn): PQueue => {
    const calls = tiers[method];
    return queueOf(`${token} ${method}`, calls === undefined ? null : { calls, within: minute });
  };

  return {
    async turn(turn) {
      const priority = turn.urgent ? 1 : 0;
      const { token, method, channel } = turn;
      if (method === 'chat.postMessage' && channel !== null)
        await queueOf(`${token} ${method} ${channel}`, { calls: burst, within: burst * 1000 }).add(() => undefined, { priority });
      await ofMethod(turn).add(() => undefined, { priority });
    },
    hold(turn, milliseconds) {
      const queue = ofMethod(turn);
      const end = performance.now() + milliseconds;
      if (end <= (heldUntil.get(queue) ?? 0)) return;
      heldUntil.set(queue, end);
      queue.pause();
      setTimeout(() => {
        if (heldUntil.get(queue) !== end) return;
        heldUntil.delete(queue);
        queue.start();
      }, milliseconds).unref();
    },
    waiting: () => [...queues.values()].reduce((sum, queue) => sum + queue.size, 0),
  };
}
