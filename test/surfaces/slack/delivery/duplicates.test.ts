/** Every kind of delivery, three times to each process and in disorder: its work is done once. One process on SQLite, two on PostgreSQL. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../../../src/surfaces/workspace/blocks/shape.ts';
import * as payloads from '../../../../src/surfaces/workspace/deliveries/payloads.ts';
import { type Delivery, deliverSigned, type Kind } from '../../../../src/surfaces/workspace/deliveries/signed.ts';
import { addMessage, type Message, type View } from '../../../../src/surfaces/workspace/state.ts';
import { databases } from '../../../support/databases.ts';
import { withSampleAsking } from '../../../support/sample-asking.ts';
import { type Bot, closeBots, openBot, startOn } from '../bot.ts';
import { valuesIn } from '../form-values.ts';

interface Crowd extends Bot {
  readonly dana: string;
  /** Delivers `body` three times to every process, none waiting for another, the last process first. */
  deliver(kind: Kind, body: Json): Promise<readonly Delivery[]>;
  /** Stops every process, so that nothing is under way any more. */
  settle(): Promise<void>;
}

for (const database of databases()) {
  const { kind } = database;

  const inCrowd = (work: (crowd: Crowd) => Promise<void>): Promise<void> =>
    withSampleAsking(database, async (asking) => {
      const options = { mode: 'http', ask: asking.ask, builder: asking.builder, answers: asking } as const;
      const bot = await openBot(options);
      const { workspace } = bot;
      const { store, drop } = await database.open();
      if (kind === 'postgres') await bot.running.stop();
      const processes =
        kind === 'postgres' ? [await startOn({ workspace, store }, options), await startOn({ workspace, store }, options)] : [bot];
      const urls = processes.map(({ running }) => `http://127.0.0.1:${running.port}/slack/events`);
      const crowd: Crowd = {
        ...bot,
        dana: workspace.user('dana'),
        deliver: (what, body) =>
          Promise.all(
            [...urls, ...urls, ...urls]
              .toReversed()
              .map((url) => deliverSigned(url, what, body, { secret: workspace.signingSecret, timestamp: Math.floor(Date.now() / 1000) })),
          ),
        async settle() {
          for (const { running } of processes) await running.stop();
        },
      };
      await work(crowd);
      await crowd.settle();
      await bot.close();
      await drop();
    });

  const said = ({ workspace, dana }: Crowd, text: string): Message =>
    addMessage(workspace.state, { channel: workspace.direct(dana).id, threadTs: null, user: dana, fromBot: false, text });

  const messageOf = ({ workspace }: Crowd, message: Message): Json =>
    payloads.eventBody(payloads.messageEvent('message', message, workspace.world, 'im'), workspace.world);

  /** An answer in the direct messages, asked in the ordinary way. */
  const answered = async (crowd: Crowd): Promise<Message> => {
    const message = said(crowd, 'exposed by campaign last week');
    await crowd.deliver('event', messageOf(crowd, message));
    return crowd.workspace.answer(message);
  };

  const elementOf = (message: Message, action: string): Json => {
    const element = payloads.elementAt({ message }, null, action);
    assert.ok(element, action);
    return element;
  };

  const opened = ({ workspace }: Crowd): number => workspace.state.calls.filter(({ method }) => method === 'views.open').length;

  test(`${kind}: an event is answered once, also under other ids and with the one of tomorrow first`, () =>
    inCrowd(async (crowd) => {
      const { workspace, dana } = crowd;
      const messages = [said(crowd, 'exposed last week'), said(crowd, 'engaged last week')];
      // Each envelope has an id of its own.
      await Promise.all(messages.toReversed().flatMap((message) => [0, 1].map(() => crowd.deliver('event', messageOf(crowd, message)))));
      for (const message of messages) await workspace.answer(message);
      await crowd.settle();
      assert.equal(
        messages.map(({ ts }) => workspace.replies(workspace.direct(dana), ts).length),
        [1, 1],
      );
    }));

  test(`${kind}: a command is answered once`, () =>
    inCrowd(async (crowd) => {
      const { workspace, dana } = crowd;
      const told = () => workspace.state.messages.filter(({ onlyFor }) => onlyFor === dana);
      const body = payloads.commandBody('/parley', 'exposed last week', workspace.channel('numbers'), dana, workspace.world);
      const deliveries = await crowd.deliver('command', body);
      assert.ok(deliveries.every(({ status }) => status === 200));
      await workspace.state.until('an answer', () => told().length > 0);
      await crowd.settle();
      assert.is(told().length, 1);
    }));

  test(`${kind}: a click does its work once`, () =>
    inCrowd(async (crowd) => {
      const { workspace, dana } = crowd;
      const answer = await answered(crowd);
      const files = () => workspace.replies(workspace.direct(dana), answer.threadTs ?? '').filter((one) => one.files.length > 0);
      await crowd.deliver('interactive', payloads.clickBody(answer, elementOf(answer, 'answer_csv'), dana, workspace.world));
      await workspace.state.until('a file', () => files().length > 0);
      await crowd.settle();
      assert.is(files().length, 1);
    }));

  test(`${kind}: shortcuts open one window each`, () =>
    inCrowd(async (crowd) => {
      const { workspace, dana } = crowd;
      const answer = await answered(crowd);
      await crowd.deliver('interactive', payloads.shortcutBody('ask_parley', null, dana, workspace.world));
      await workspace.state.until('a form', () => opened(crowd) === 1);
      await crowd.deliver('interactive', payloads.shortcutBody('explain_numbers', answer, dana, workspace.world));
      await workspace.state.until('a receipt', () => opened(crowd) === 2);
      await crowd.settle();
      assert.is(opened(crowd), 2);
    }));

  test(`${kind}: options are found every time; a form that is sent is asked once`, () =>
    inCrowd(async (crowd) => {
      const { workspace, dana } = crowd;
      await workspace.act(dana, { message: await answered(crowd) }, 'answer_refine');
      const view: View = await workspace.state.until('a form', () => {
        const top = workspace.modal(dana);
        return top?.body['callback_id'] === 'question_builder' && top;
      });
      const element = payloads.elementAt({ view }, null, 'builder_members');
      assert.ok(element);
      const found = await crowd.deliver('interactive', payloads.suggestionBody({ view }, element, 's', dana, workspace.world));
      for (const { status, body } of found) assert.equal([status, body], [200, found[0]?.body]);
      assert.match(found[0]?.body ?? '', '"options"');
      workspace.fill(view, valuesIn(view));
      const before = workspace.state.messages.length;
      await crowd.deliver('interactive', payloads.viewBody('view_submission', view, dana, workspace.world));
      await workspace.state.until('the answer', () => workspace.state.messages.length > before);
      await crowd.settle();
      assert.is(workspace.state.messages.length, before + 1);
    }));
}

test.after.each(closeBots);

test.run();
