/** Schedules of the terminal: each run is printed where `parley work` runs. */
import type { Asking } from '../../../ask/asking.ts';
import { followUpOf, keptOf } from '../../../present/posted/follow-up.ts';
import type { FollowUpWords } from '../../../present/posted/words.ts';
import type { Deliver, Delivered, PostedNumbers } from '../../../schedule/deliver.ts';
import type { Posting } from '../../../schedule/schedule.ts';
import { type Io, say } from '../io.ts';
import { answerText } from '../show.ts';

/** Prints to `io`. What is printed is there: after a crash it may be printed again. */
export function terminalDeliver({ ask, recount }: Pick<Asking, 'ask' | 'recount'>, io: Io): Deliver {
  const wordsFor = async ({ kind, answer, numbers }: PostedNumbers): Promise<FollowUpWords | null | 'gone'> => {
    const shown = await recount(answer, { over: kind === 'late', told: false });
    return shown === null ? 'gone' : followUpOf(kind, numbers.text, shown);
  };
  const told = (text: string): Promise<Delivered> => {
    say(io, text);
    return Promise.resolve({ state: 'posted', channel: 'terminal', ts: '', answer: '' });
  };
  return {
    async post({ schedule, dueAt, notes, id }: Posting) {
      const input = { text: schedule.sentence, brand: schedule.brand, asker: schedule.asker, thread: null, now: dueAt, signal: io.signal };
      const outcome = await ask(input);
      if (outcome.kind === 'fault') return { state: 'failed', message: 'The question met a fault on our side.', id: outcome.id };
      if (outcome.kind === 'refused') {
        const [{ code, message }] = outcome.problems;
        // A question that took too long now may not another time.
        return code === 'timeout' ? { state: 'failed', message, id } : { state: 'refused', code: 'question', message };
      }
      say(io, [...notes, answerText(outcome.shown, io), ''].join('\n'));
      const numbers = keptOf(outcome.shown);
      return { state: 'posted', channel: 'terminal', ts: id, answer: outcome.shown.answer.id, ...(numbers === null ? {} : { numbers }) };
    },
    async recount(posted) {
      const words = await wordsFor(posted);
      return words === 'gone' ? 'gone' : words === null ? 'same' : 'changed';
    },
    async correct(posted) {
      const words = await wordsFor(posted);
      if (words === null || words === 'gone') return { state: 'nothing' };
      const { headline, lines, small } = words;
      return told([posted.schedule.sentence, headline, ...lines.map((line) => `  ${line}`), small, ''].join('\n'));
    },
    follow: (_posted, text) => told(text),
    tell: (_owner, text) => told(text),
  };
}
