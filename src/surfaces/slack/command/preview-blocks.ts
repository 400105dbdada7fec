/** What stands under a message with the address of a saved question. */
import type { types } from '@slack/bolt';
import type { Shown } from '../../../present/answer.ts';
import { contextLine } from '../blocks/context-line.ts';
import { clipEscaped, oneLine } from '../blocks/words.ts';

/** Action ids of the button: answered for all in the thread, or for the clicker alone. */
export const savedAskIds = { inThread: 'saved_ask', privately: 'saved_ask_privately' } as const;

export interface Preview {
  readonly id: string;
  readonly question: string;
  /** Its answer now; null where there is none. */
  readonly shown: Shown | null;
  /** The app can write where the preview stands. */
  readonly joined: boolean;
}

/** The question, its headline and a button that asks it. */
export function previewBlocks({ id, question, shown, joined }: Preview): types.KnownBlock[] {
  const words = clipEscaped(oneLine(question), 1000).replaceAll('*', '∗');
  const headline = shown === null ? '' : `\n${clipEscaped(oneLine(shown.answer.headline), 1500)}`;
  return [
    { type: 'section', text: { type: 'mrkdwn', text: `*${words}*${headline}`, verbatim: true } },
    ...(shown === null ? [] : [contextLine(shown)].filter((block) => block !== null)),
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: joined ? savedAskIds.inThread : savedAskIds.privately,
          text: { type: 'plain_text', text: joined ? 'Ask in the thread' : 'Ask, for me alone', emoji: false },
          value: id,
        },
      ],
    },
  ];
}
