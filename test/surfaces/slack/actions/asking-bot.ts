/** The real app on the sample brand, in a workspace, with an answer to click on. */
import * as assert from 'uvu/assert';
import type { Asking } from '../../../../src/ask/asking.ts';
import type { Store } from '../../../../src/store/store.ts';
import type { Json } from '../../../../src/surfaces/workspace/blocks/shape.ts';
import { elementAt } from '../../../../src/surfaces/workspace/deliveries/payloads.ts';
import type { Channel, Message, View } from '../../../../src/surfaces/workspace/state.ts';
import { databases } from '../../../support/databases.ts';
import { withSampleAsking } from '../../../support/sample-asking.ts';
import { type Bot, type BotOptions, openBot } from '../bot.ts';

interface Audited {
  readonly act: string;
  readonly place: string;
  readonly asker: string;
  readonly answer: string;
  readonly shown_to: string;
}

export interface Stage extends Bot {
  readonly asking: Asking;
  /** Where the sample brand is, and what is kept of its answers. */
  readonly brandStore: Store;
  /** The audit log. */
  audited(): Promise<readonly Audited[]>;
  readonly dana: string;
  readonly marco: string;
  readonly numbers: Channel;
  /** Dana mentions the bot in #numbers; its first message in the thread. */
  answered(question: string): Promise<Message>;
}

/** Opens all of it around `work`. */
export async function onStage(work: (stage: Stage) => Promise<void>, options: Partial<BotOptions> = {}): Promise<void> {
  const database = databases().find(({ kind }) => kind === 'sqlite');
  assert.ok(database);
  await withSampleAsking(database, async (asking, store) => {
    const { ask, builder, follows, canAsk, canShare } = asking;
    const bot = await openBot({ ask, answers: asking, builder, follows, canAsk, canShare, ...options });
    const { workspace } = bot;
    const dana = workspace.user('dana');
    const marco = workspace.user('marco');
    const numbers = workspace.channel('numbers');
    await work({
      ...bot,
      asking,
      brandStore: store,
      audited: async () => (await store.writer('audit').select('*')) as readonly Audited[],
      dana,
      marco,
      numbers,
      answered: async (question) => workspace.answer(await workspace.say(dana, numbers, `<@${workspace.bot.userId}> ${question}`)),
    });
    await bot.close();
  });
}

/** The message as it stands now. */
export function now({ workspace }: Bot, message: Message): Message {
  const found = workspace.state.messages.find(({ ts, channel }) => ts === message.ts && channel === message.channel);
  assert.ok(found);
  return found;
}

/** What `user` alone was told, in order. */
export function whispers({ workspace }: Bot, user: string): readonly Message[] {
  return workspace.state.messages.filter(({ onlyFor }) => onlyFor === user);
}

/** Waits until `user` alone was told something that `count` others came before. */
export function whispered(bot: Bot, user: string, count = 0): Promise<Message> {
  return bot.workspace.state.until('a word to one person', () => whispers(bot, user)[count]);
}

/** The modal that `user` sees once `holds` of its text. */
export function modalWith({ workspace }: Bot, user: string, holds: RegExp): Promise<View> {
  return workspace.state.until(`a modal with ${String(holds)}`, () => {
    const view = workspace.modal(user);
    return view !== null && holds.test(JSON.stringify(view.body)) && view;
  });
}

/** The element `actionId` of a message. */
export function element(message: Message, actionId: string): Json {
  const found = elementAt({ message }, null, actionId);
  assert.ok(found, `there is no ${actionId}`);
  return found;
}
