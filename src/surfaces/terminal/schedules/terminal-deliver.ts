/** Schedules of the terminal: each run is printed where `parley work` runs. */
import type { Asking } from '../../../ask/asking.ts';
import type { Deliver, Delivered } from '../../../schedule/deliver.ts';
import type { Posting } from '../../../schedule/schedule.ts';
import { type Io, say } from '../io.ts';
import { answerText } from '../show.ts';

/** Prints to `io`. What is printed is there: after a crash it may be printed again. */
export function terminalDeliver({ ask }: Pick<Asking, 'ask'>, io: Io): Deliver {
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
      return { state: 'posted', channel: 'terminal', ts: id, answer: outcome.shown.answer.id };
    },
    follow: (_posted, text) => told(text),
    tell: (_owner, text) => told(text),
  };
}
