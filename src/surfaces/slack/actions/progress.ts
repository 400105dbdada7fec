/** What is said of a question that takes its time. */
import type { types } from '@slack/bolt';
import type { Outgoing } from '../blocks/outgoing.ts';
import { paragraph } from '../blocks/rich.ts';
import { clip, clipEscaped, oneLine } from '../blocks/words.ts';
import { isAnswered, isAnsweredApartFrom, progressEvent, progressTold } from '../delivery/at-work.ts';
import { limits } from '../limits.ts';
import { codeOf, patiently } from '../patience.ts';
import type { Asked } from '../place.ts';
import type { Poster } from '../post.ts';
import { answerActions } from './ids.ts';
import type { Run } from './runs.ts';

export interface Progress {
  /** Takes the plan in one sentence. */
  readonly planned: (sentence: string) => void;
  /** Says no more. The message that the answer takes the place of, null for none; and whether the asker has waited so long that he is mentioned. */
  end(): Promise<{ readonly replaces: string | null; readonly late: boolean }>;
}

const metadata = { event_type: progressEvent, event_payload: {} };

/**
 * After `waits.running` says what is running, with *Stop* for the question that is `run`; after `waits.late`, that its answer will come as a
 * message of its own. Says nothing of what a process that is no more has answered.
 */
export function showProgress(asked: Asked, poster: Poster, run: Run): Progress {
  const { client, place, waits, log } = poster;
  let what = asked.text;
  let late = false;
  let said: Promise<string | null> = Promise.resolve(progressTold());
  const say = async (ts: string | null, message: Outgoing): Promise<string | null> => {
    const content = { channel: place.channel, text: message.text, blocks: [...message.blocks] };
    try {
      if (ts !== null) await patiently(waits, 'reads', () => client.chat.update({ ...content, ts }));
      else
        return (
          (await patiently(waits, 'posts', () => client.chat.postMessage({ ...content, thread_ts: place.threadTs, metadata }))).ts ?? null
        );
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'what is running was not said');
    }
    return ts;
  };
  const tell = (more: string): void => {
    said = Promise.all([said, run.offer()]).then(([ts]) => say(ts, runningMessage(`Still counting: ${oneLine(what)}${more}`, run.id)));
  };
  const promise = (): void => {
    late = true;
    tell(' You will be mentioned when it is done.');
  };
  const timers = isAnswered() ? [] : [setTimeout(() => tell(''), waits.running), setTimeout(promise, waits.late)];
  return {
    planned: (sentence) => {
      what = sentence;
    },
    async end() {
      for (const timer of timers) clearTimeout(timer);
      const ts = await said;
      const apart = late || isAnsweredApartFrom(ts);
      if (!apart || ts === null) return { replaces: ts, late };
      await say(ts, saying(`Counted: ${oneLine(what)}`));
      return { replaces: null, late: true };
    },
  };
}

/** What is said of a question that its asker has stopped. */
export function stoppedMessage(question: string): Outgoing {
  return saying(`Stopped: ${oneLine(question)}`);
}

function saying(words: string): Outgoing {
  return { text: clipEscaped(words, limits.messageText), blocks: [paragraph(words)] };
}

function runningMessage(words: string, run: string): Outgoing {
  const text = clip(words, limits.text);
  const button: types.Button = {
    type: 'button',
    action_id: answerActions.stop,
    text: { type: 'plain_text', text: 'Stop', emoji: false },
    value: run,
  };
  return { ...saying(text), blocks: [paragraph(text), { type: 'actions', elements: [button] }] };
}
