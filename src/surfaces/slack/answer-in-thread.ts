/** From a question to the answer in its thread. */
import type { webApi } from '@slack/bolt';
import { covers } from '../../ask/access/rights.ts';
import type { Answered, AskOutcome } from '../../ask/outcome.ts';
import type { Shown } from '../../present/answer.ts';
import { understoodAs } from '../../present/understood.ts';
import { aloneMessage } from './access/alone-message.ts';
import { readerAt, surely } from './access/look-up.ts';
import { showProgress, stoppedMessage } from './actions/progress.ts';
import { answerMessage, type Picture } from './blocks/answer.ts';
import { askedBy } from './blocks/asked-by.ts';
import { faultMessage } from './blocks/fault.ts';
import type { Outgoing } from './blocks/outgoing.ts';
import { plainAnswer } from './blocks/plain-answer.ts';
import { refusalMessage } from './blocks/refusal.ts';
import { attachTable, wantsCsv } from './csv-file.ts';
import { noteFault } from './noted-fault.ts';
import { codeOf, patiently } from './patience.ts';
import { pictureInTime } from './picture-of.ts';
import type { Asked } from './place.ts';
import { type Poster, post, replace } from './post.ts';
import type { Room } from './room.ts';
import { spokenMessage } from './schedules/spoken.ts';
import { isSnapshot } from './snapshot/blocks.ts';
import { postSnapshot } from './snapshot/post-snapshot.ts';
import { showStatus } from './status.ts';
import { whisper } from './whisper.ts';

/** Answers `asked` in its thread, once: a delivery that was taken before, here or by another process, does nothing. Never rejects. */
export async function answerInThread(asked: Asked, room: Room, client: webApi.WebClient): Promise<void> {
  const poster: Poster = { client, place: asked.place, waits: room.waits, log: room.log };
  try {
    if (!(await room.deliveries.claim(asked.keys))) return;
    const status = showStatus(poster, 'is working on the answer…');
    const { rights, room: others } = await surely(room.access, asked.place, client);
    const run = room.runs.begin(asked.place);
    // What stands on a button was perhaps for the clicker alone.
    const words = asked.by === 'message' || covers(others, rights) ? asked.text : 'a question';
    const progress = showProgress({ ...asked, text: words }, poster, run);
    const outcome = await room
      .ask({
        rights,
        room: others,
        ...readerAt(asked.place),
        text: asked.text,
        brand: null,
        offers: true,
        signal: AbortSignal.any([room.inFlight.signal, run.signal]),
        planned: progress.planned,
      })
      .finally(run.end);
    await status;
    const { replaces, late } = await progress.end();
    const given = late ? { ...asked, by: 'late' as const } : asked;
    const there = { ...poster, replaces };
    if (run.signal.aborted) await postSimple(stoppedMessage(words), { ...asked, text: words }, there);
    else if (outcome.alone !== undefined) await postAlone(outcome, outcome.alone, room, there);
    else if (outcome.kind === 'answer') await postAnswer(outcome, given, room, there);
    else await postSimple(messageOf(outcome), outcome.kind === 'fault' ? { ...given, text: words } : given, there);
  } catch (error) {
    await noteFault(error, 'a question was not answered', room.log, (id) =>
      postSimple(faultMessage(id), { ...asked, by: 'message' }, poster),
    );
  }
}

async function postAnswer({ shown, numbers = [] }: Answered, asked: Asked, room: Room, poster: Poster): Promise<void> {
  // A button asks in the words of the canonical sentence: the line that names the click says it already.
  const understood = asked.by === 'button' && asked.text === shown.answer.canonical ? null : understoodAs(shown.answer);
  const spoken = await spokenMessage(shown, { ...asked.place, privately: false }, room, poster.client);
  if (spoken !== null) {
    await postSimple(spoken, asked, poster);
    return;
  }
  if (isSnapshot(shown)) {
    await postSnapshot(shown, understood, room, poster, (message) => attributed(message, asked));
    return;
  }
  const { picture, late } = await pictureInTime(shown, room, poster);
  const withPicture = (given: Picture | null) => answerMessage(shown, given, understood, { privately: false, numbers });
  const message = withPicture(picture);
  let at = { channel: asked.place.channel, ts: poster.replaces ?? '' };
  const posted: Poster['posted'] = (there) => {
    at = there;
  };
  await post({ ...poster, posted }, attributed(message, asked), {
    bare: picture === null ? null : () => attributed(withPicture(null), asked),
    plain: () => attributed({ text: plainAnswer(shown), blocks: [] }, asked).text,
  });
  if (message.missing !== null || wantsCsv(shown)) await attachTable(shown, poster);
  if (late !== null) await addPicture(await late, at, (given) => attributed(withPicture(given), asked), poster);
}

/** Puts a picture that was late into the answer at `at`. Its numbers stand there: where that fails they are enough. */
async function addPicture(
  picture: Picture | null,
  at: { readonly channel: string; readonly ts: string },
  messageWith: (picture: Picture) => Outgoing,
  poster: Poster,
): Promise<void> {
  if (picture === null || at.ts === '') return;
  try {
    await replace(poster, at, messageWith(picture));
  } catch (error) {
    poster.log.warn({ code: codeOf(error), channel: at.channel }, 'a late picture did not reach its answer');
  }
}

async function postSimple(message: Outgoing, asked: Asked, poster: Poster): Promise<void> {
  const whole = attributed(message, asked);
  await post(poster, whole, { bare: null, plain: () => whole.text });
}

/** What the room may not see goes to the asker alone, with the reason; what was said meanwhile to everybody is taken back. */
async function postAlone(outcome: AskOutcome, reason: string, room: Room, poster: Poster): Promise<void> {
  const { client, place, replaces } = poster;
  if (typeof replaces === 'string') await takeBack(replaces, poster);
  const spoken = outcome.kind === 'answer' ? await spokenMessage(outcome.shown, { ...place, privately: true }, room, client) : null;
  const inWords = (message: Outgoing): readonly Outgoing[] => [message, { text: message.text, blocks: [] }];
  const forms =
    outcome.kind !== 'answer'
      ? inWords(messageOf(outcome))
      : spoken !== null
        ? inWords(spoken)
        : formsOf(outcome.shown, (await pictureInTime(outcome.shown, room, poster)).picture);
  await whisper(
    poster,
    forms.map((form) => aloneMessage(form, reason)),
  );
}

/** An answer that only the asker may see, and weaker forms of it. */
function formsOf(shown: Shown, picture: Picture | null): readonly Outgoing[] {
  const answerWith = (given: Picture | null) => answerMessage(shown, given, undefined, { privately: true, shareable: false, numbers: [] });
  return [...(picture === null ? [] : [answerWith(picture)]), answerWith(null), { text: plainAnswer(shown), blocks: [] }];
}

/** What is gone already need not be taken back. */
async function takeBack(ts: string, { client, place, waits }: Poster): Promise<void> {
  try {
    await patiently(waits, 'reads', () => client.chat.delete({ channel: place.channel, ts }));
  } catch (error) {
    if (codeOf(error) !== 'message_not_found') throw error;
  }
}

function messageOf(outcome: Exclude<AskOutcome, { readonly kind: 'answer' }>): Outgoing {
  return outcome.kind === 'refused' ? refusalMessage(outcome.question, outcome.problems) : faultMessage(outcome.id);
}

/** A click leaves no words in the thread, and who waited long has gone elsewhere: the answer names the question and who asked it. */
function attributed(message: Outgoing, { by, text, place }: Asked): Outgoing {
  if (by === 'message') return message;
  const named = askedBy(message, place.user, text);
  return by === 'late' ? { ...named, text: `<@${place.user}> ${named.text}` } : named;
}
