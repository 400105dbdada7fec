/** What has become of numbers that a schedule posted in Slack, within the rights of its owner and of whoever reads it there. */
import type { webApi } from '@slack/bolt';
import { intersection } from '../../../ask/access/rights.ts';
import { followUpOf } from '../../../present/posted/follow-up.ts';
import type { FollowUpWords } from '../../../present/posted/words.ts';
import type { PostedNumbers } from '../../../schedule/deliver.ts';
import { readerAt } from '../access/look-up.ts';
import type { Outgoing } from '../blocks/outgoing.ts';
import { bullets, paragraph, smallPrint } from '../blocks/rich.ts';
import { clipEscaped, visible } from '../blocks/words.ts';
import { limits } from '../limits.ts';
import type { Room } from '../room.ts';
import { closedPlace, isGone } from './refusals.ts';
import { rightsThere } from './rights-there.ts';
import { ownerOf } from './words.ts';

/** What is to be said of `posted`; null where nothing is, or nobody may be told. `told`: it is said, not only looked at. Rejects where that cannot be told. */
export async function wordsFor(
  posted: PostedNumbers,
  told: boolean,
  room: Room,
  client: webApi.WebClient,
): Promise<FollowUpWords | null | 'gone'> {
  const { schedule, to, channel, ts, kind } = posted;
  const owner = ownerOf(schedule);
  if ((await isGone(owner, client, room.waits)) || (await closedPlace(to, client, room.waits)) !== null) return 'gone';
  const { rights, room: others, untold } = await rightsThere(schedule.team, owner, to, room, client);
  if (untold !== null) throw new Error(`nobody knows what may be shown there (${untold})`);
  const place = { team: schedule.team, channel, threadTs: ts, user: owner };
  const reader = { ...readerAt(place), rights: intersection(rights, others) };
  const shown = await room.answers.recount(posted.answer, { reader, over: kind === 'late', told });
  return shown === null ? 'gone' : followUpOf(kind, posted.numbers.text, shown);
}

/** As a message for its thread. */
export function followUpMessage({ headline, lines, small }: FollowUpWords): Outgoing {
  const blocks = [paragraph(headline), ...(lines.length === 0 ? [] : [bullets(lines)]), smallPrint([small])];
  const text = [headline, ...lines.map((line) => `• ${line}`)].join('\n');
  return { text: clipEscaped(visible(text), limits.messageText), blocks: blocks.filter((block) => block !== null) };
}
