/** A message that a schedule posts: the answer, who set it up, how often it comes, and what can be done about it. */
import type { types } from '@slack/bolt';
import type { Posting } from '../../../schedule/schedule.ts';
import type { Outgoing } from '../blocks/outgoing.ts';
import { smallPrint } from '../blocks/rich.ts';
import { escape } from '../blocks/words.ts';
import { button, lines } from '../home/parts.ts';
import { limits } from '../limits.ts';
import { deedId } from './ids.ts';
import { oftenText, ownerOf } from './words.ts';

/** Blocks of a message that Slack takes. */
const mostBlocks = 50;

/** `message` as `posting` shows it. */
export function runMessage({ text, blocks }: Outgoing, { schedule, notes }: Posting): Outgoing {
  const { id, sentence } = schedule;
  const above = smallPrint(notes);
  const below: readonly types.KnownBlock[] = [
    lines([`Set up by <@${ownerOf(schedule)}> · ${oftenText(schedule)}`]),
    {
      type: 'actions',
      elements: [
        button({ id: deedId('post', 'pause', 0), label: 'Pause', value: id, spoken: `Pause the schedule of: ${sentence}` }),
        button({ id: deedId('post', 'edit', 0), label: 'Edit', value: id, spoken: `Edit the schedule of: ${sentence}` }),
      ],
    },
  ];
  const said = [text, ...notes.map(escape)].join('\n');
  if (blocks.length === 0) return { text: said.slice(0, limits.messageText), blocks };
  const room = mostBlocks - below.length - (above === null ? 0 : 1);
  return { text: said.slice(0, limits.messageText), blocks: [...(above === null ? [] : [above]), ...blocks.slice(0, room), ...below] };
}
