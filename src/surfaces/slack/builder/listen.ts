/** The question builder: *Refine*, what is chosen in the form, and the question that it asks. */
import type { App, types, webApi } from '@slack/bolt';
import * as z from 'zod';
import { nothing } from '../../../ask/access/rights.ts';
import type { Builder } from '../../../ask/building/builder.ts';
import { surely } from '../access/look-up.ts';
import { faultWords } from '../actions/fault-words.ts';
import { answerActions } from '../actions/ids.ts';
import { noteFault } from '../noted-fault.ts';
import { answerHere, gone } from '../own-answers.ts';
import { codeOf } from '../patience.ts';
import type { Room } from '../room.ts';
import { askedFrom } from './ask.ts';
import { type BuilderState, builderIn, refineIn, searchIn } from './inbound.ts';
import { openBuilder } from './open.ts';
import { actionOf, builderId, optionsOf, saidBlock, sentenceBlock } from './view.ts';

const searches = ['metrics', 'time', 'members', 'others'] as const;
const mostOptions = 100;
const held = z.object({
  view: z.looseObject({ type: z.literal('modal'), blocks: z.array(z.looseObject({ block_id: z.string().optional() })) }),
});

/** Registers what the builder needs. */
export function listenForBuilder(app: App, room: Room): void {
  app.action(answerActions.refine, async ({ ack, body, client }) => {
    await ack();
    const click = refineIn(body);
    if (click === null) room.log.warn({}, 'a click that cannot be read was left alone');
    else await openBuilder(click, room, client);
  });
  for (const part of searches)
    app.options(actionOf(part), async ({ ack, body, client, options }) => {
      try {
        const search = searchIn(body);
        const rights = search === null ? nothing : (await surely(room.access, { ...search, channel: null }, client)).rights;
        const found = await room.builder.search(part, options.value.slice(0, 200), mostOptions, search?.opened.from ?? null, rights);
        await ack({ options: optionsOf(found) });
      } catch (error) {
        await noteFault(error, 'nothing was looked up for a form', room.log, (id) => ack({ options: [faultOption(id)] }));
      }
    });
  app.action(/^builder_(?:metrics|time|members|others|by|grain|kept|compare|chart)$/, async ({ ack, body, client }) => {
    await ack();
    await showSentence(body, room, client);
  });
  app.view(builderId, async ({ ack, body, client }) => {
    const state = builderIn(body);
    if (state === null) {
      room.log.warn({}, 'a form that cannot be read was left alone');
      await ack({ response_action: 'errors', errors: { metrics: 'This form is out of date: please close it and open it again.' } });
      return;
    }
    let question: string | null = null;
    try {
      const built = await builtOf(state, room, client);
      if (built.ok) {
        await ack();
        question = built.value;
      } else {
        const errors = Object.fromEntries(built.problems.toReversed().map(({ part, message }) => [part, message]));
        await ack({ response_action: 'errors', errors });
      }
    } catch (error) {
      await noteFault(error, 'a form was not read', room.log, (id) =>
        ack({ response_action: 'errors', errors: { metrics: faultWords(id) } }),
      );
    }
    if (question !== null) await askedFrom(state, question, room, client);
  });
}

/** The question in a form, within what is open to whoever fills it. */
async function builtOf({ team, user, opened, choice }: BuilderState, room: Room, client: webApi.WebClient): ReturnType<Builder['build']> {
  const mine = opened.from === null || (await answerHere(opened.from, { team, user, channel: opened.channel }, room)) !== null;
  if (!mine) return { ok: false, problems: [{ part: 'metrics', message: gone }] };
  const { rights } = await surely(room.access, { team, user, channel: null }, client);
  return room.builder.build(choice, rights);
}

/** What is offered where a search failed; whoever chooses it is told that there is no such thing. */
function faultOption(id: string): types.PlainTextOption {
  return { text: { type: 'plain_text', text: `The search met a fault on our side, logged as ${id}`, emoji: false }, value: 'fault' };
}

/** Puts the sentence of what is chosen by now under the form. An update that came too late is left out: a later one comes. */
async function showSentence(body: unknown, room: Room, client: webApi.WebClient): Promise<void> {
  const state = builderIn(body);
  const shown = held.safeParse(body);
  if (state === null || !shown.success) return;
  const put = async (said: object): Promise<void> => {
    try {
      await client.views.update({
        view_id: state.viewId,
        ...(state.hash === undefined ? {} : { hash: state.hash }),
        view: formAgain(shown.data.view, said),
      });
    } catch (error) {
      room.log.info({ code: codeOf(error) }, 'the sentence of a question was not shown');
    }
  };
  try {
    const built = await builtOf(state, room, client);
    await put(built.ok ? saidBlock(built.value, true) : saidBlock(built.problems[0].message, false));
  } catch (error) {
    await noteFault(error, 'the sentence of a question was not made', room.log, (id) => put(saidBlock(faultWords(id), false)));
  }
}

/** The form as it stands, with another sentence: what Slack sent, less what it adds itself. */
function formAgain(view: z.infer<typeof held>['view'], said: object): webApi.ViewsUpdateArguments['view'] {
  const { callback_id, private_metadata, title, submit, close, blocks } = view;
  const again = blocks.map((block) => (block.block_id === sentenceBlock ? said : block));
  return {
    type: 'modal',
    callback_id,
    private_metadata,
    title,
    submit,
    close,
    blocks: again,
  } as unknown as webApi.ViewsUpdateArguments['view'];
}
