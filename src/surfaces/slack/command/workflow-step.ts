/** A step of Workflow Builder: a question in; the answer, its first value and a link to it out. */
import { type App, webApi } from '@slack/bolt';
import * as z from 'zod';
import { intersection } from '../../../ask/access/rights.ts';
import type { Shown } from '../../../present/answer.ts';
import { faultWords } from '../actions/fault-words.ts';
import { answerMessage, sentencesOf } from '../blocks/answer.ts';
import { plainAnswer } from '../blocks/plain-answer.ts';
import { clip } from '../blocks/words.ts';
import { attachTable, wantsCsv } from '../csv-file.ts';
import { limits } from '../limits.ts';
import { noteFault } from '../noted-fault.ts';
import { codeOf, patiently } from '../patience.ts';
import { type Place, threadOf } from '../place.ts';
import { type Poster, post } from '../post.ts';
import type { Room } from '../room.ts';

const inputsIn = z.object({ question: z.string().min(1), channel_id: z.string().max(255).nullish() });
const executionIn = z.object({ team_id: z.string().min(1), event: z.object({ function_execution_id: z.string().min(1).max(255) }) });

/** Registers the step. What cannot be answered fails it in words that its author can act on. */
export function listenForWorkflowStep(app: App, room: Room): void {
  app.function('ask_question', async ({ inputs, body, client, complete, fail }) => {
    const read = inputsIn.safeParse(inputs);
    const execution = executionIn.safeParse(body);
    if (!read.success || !execution.success) {
      await fail({ error: 'The step needs a question.' });
      return;
    }
    const { question, channel_id: channel } = read.data;
    const { team_id: team, event } = execution.data;
    try {
      if (!(await room.deliveries.claim([`step:${team}:${event.function_execution_id}`]))) return;
      const asker = `slack:${team}:workflow`;
      // Who runs a workflow is not known, nor who reads what comes of it.
      const { rights, room: others, untold } = await room.access({ team, user: null, channel: channel ?? null }, client);
      if (untold !== null) {
        await fail({ error: notPosted(untold) });
        return;
      }
      const within = intersection(rights, others);
      // Nobody goes on from a step, but what is posted may be clicked in its channel.
      const thread =
        channel === null || channel === undefined ? null : threadOf({ team, channel, threadTs: `step-${event.function_execution_id}` });
      const outcome = await room.ask({
        ...{ text: question, brand: null, asker, thread, signal: room.inFlight.signal },
        ...{ rights: within, room: within, audited: { act: 'step', place: thread ?? `slack:${team}`, alone: false } },
      });
      if (outcome.kind === 'refused') await fail({ error: clip(outcome.problems[0].message, limits.text) });
      else if (outcome.kind === 'fault') await fail({ error: `The question met a fault on our side. It is logged as ${outcome.id}.` });
      else {
        const place = channel === null || channel === undefined ? null : { team, channel, threadTs: '', user: '' };
        const link = place === null ? null : await posted(outcome.shown, place, room, client);
        await complete({ outputs: outputsOf(outcome.shown, link) });
      }
    } catch (error) {
      if (error instanceof webApi.WebAPIPlatformError) await fail({ error: notPosted(codeOf(error)) });
      else await noteFault(error, 'a step of a workflow was not done', room.log, (id) => fail({ error: faultWords(id) }));
    }
  });
}

function notPosted(code: string): string {
  return `The answer could not be posted (${code}). Is Parley in that channel?`;
}

function outputsOf(shown: Shown, permalink: string | null): Record<string, string | number> {
  const value = firstValue(shown);
  return {
    answer: clip(sentencesOf(shown), limits.text),
    ...(value === null ? {} : { value }),
    ...(permalink === null ? {} : { permalink }),
  };
}

/** The total of the first number there is, else its value in the first row; null where the answer has no number. */
function firstValue({ answer: { columns, rows, totals } }: Shown): number | null {
  const column = columns.findIndex(({ unit }) => unit !== null);
  const found = [totals?.[column], rows[0]?.[column]].find((cell) => typeof cell === 'number');
  return typeof found === 'number' ? found : null;
}

/** Posts the answer, with the whole of a table that is too long below it; the link to it. */
async function posted(shown: Shown, place: Place, room: Room, client: webApi.WebClient): Promise<string> {
  const message = answerMessage(shown, null);
  let at = { channel: place.channel, ts: '' };
  const poster: Poster = { client, place, waits: room.waits, log: room.log, posted: (there) => void (at = there) };
  await post(poster, message, { bare: null, plain: () => plainAnswer(shown) });
  if (message.missing !== null || wantsCsv(shown)) await attachTable(shown, { ...poster, place: { ...place, threadTs: at.ts } });
  const { permalink } = await patiently(room.waits, 'reads', () => client.chat.getPermalink({ channel: at.channel, message_ts: at.ts }));
  return permalink ?? '';
}
