/** Posts a snapshot: the first message, then its sections and graphs in its thread. */
import type { Shown } from '../../../present/answer.ts';
import type { Outgoing } from '../blocks/outgoing.ts';
import { plainAnswer } from '../blocks/plain-answer.ts';
import { attachTable } from '../csv-file.ts';
import { codeOf } from '../patience.ts';
import { pictureOf } from '../picture-of.ts';
import { type Poster, post } from '../post.ts';
import type { Room } from '../room.ts';
import { type SectionPicture, snapshotMessages } from './messages.ts';

/** Posts all of `shown` in the poster's thread, the first message as `dressed` makes it. */
export async function postSnapshot(
  shown: Shown,
  understood: string | null,
  room: Room,
  poster: Poster,
  dressed: (message: Outgoing) => Outgoing,
): Promise<void> {
  const { first } = snapshotMessages(shown, [], understood);
  await post(poster, dressed(first), { bare: null, plain: () => dressed({ text: plainAnswer(shown), blocks: [] }).text });
  await postSections(shown, room, { ...poster, replaces: null });
}

/** Posts the sections of `shown` in the poster's thread, in order, and says which could not be; the table goes along as a file, once, where it is too long or `withFile`. */
export async function postSections(shown: Shown, room: Room, poster: Poster, withFile = false): Promise<void> {
  const { rest, complete } = snapshotMessages(shown, await picturesOf(shown, room, poster));
  const missing: string[] = [];
  for (const { part, name, whole, bare, plain } of rest)
    try {
      await post({ ...poster, part }, whole, { bare: bare === null ? null : () => bare, plain: () => plain });
    } catch (error) {
      missing.push(name);
      poster.log.error({ code: codeOf(error), answer: shown.answer.id, section: name }, 'a section of a snapshot was not posted');
    }
  if (missing.length > 0) await tellMissing(missing, shown, poster);
  if (!complete || withFile) await attachTable(shown, poster);
}

async function tellMissing(missing: readonly string[], { answer }: Shown, poster: Poster): Promise<void> {
  const text = `Slack did not take a part of this snapshot: ${missing.join(', ')}. It is logged as ${answer.id}. Asking again may bring it.`;
  try {
    await post({ ...poster, part: 'missing' }, { text, blocks: [] }, { bare: null, plain: () => text });
  } catch (error) {
    poster.log.error({ code: codeOf(error), answer: answer.id }, 'nor could that be said');
  }
}

/** One after the other: the machine that draws also answers others. A picture that fails is left out. */
async function picturesOf(shown: Shown, room: Room, poster: Poster): Promise<readonly SectionPicture[]> {
  const pictures: SectionPicture[] = [];
  for (const { section, spec } of shown.snapshot?.graphs ?? []) {
    const picture = await pictureOf({ ...shown, chart: spec }, room, poster);
    if (picture !== null) pictures.push({ section, picture });
  }
  return pictures;
}
