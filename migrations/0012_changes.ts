/** What a message changed in its thread: kept as a sentence before, from here on as data, so that each surface names people its own way. */

import type { Knex } from 'knex';

type Changed = string | Data;

interface Data {
  readonly kind: string;
  /** In words; of an undo null for a whole question. */
  readonly changes?: string | null;
  readonly by?: string;
  readonly askedBy?: string;
  readonly undoneBy?: string;
  readonly several?: boolean;
}

const nothing = 'Nothing changed.';
const forgotten = 'Forgotten: the next question starts anew.';
const lastQuestion = 'the last question';

export const changes: Knex.Migration = {
  up: async (knex) => {
    await retellThreads(knex, wordsOf);
    await retellAnswers(knex, (changed, asker) => (typeof changed === 'string' ? dataOf(changed, asker) : changed));
  },
  down: async (knex) => {
    await retellThreads(knex, sentenceOf);
    await retellAnswers(knex, (changed) => (typeof changed === 'string' ? changed : sentenceOfData(changed)));
  },
};

/** `by device` of `Changed: by device. The question was asked by dana.`; empty where nothing was changed. */
function wordsOf(sentence: string): string {
  const told = sentence.replace(/^(?:Changed|Taken back): /u, '').replace(/ The question was asked by .*$/su, '');
  return told === nothing ? '' : told.replace(/\.$/u, '');
}

function dataOf(sentence: string, asker: string): Changed {
  if (sentence === forgotten) return { kind: 'reset' };
  const words = wordsOf(sentence);
  if (!sentence.startsWith('Taken back: ')) return { kind: 'edit', changes: words, by: asker, askedBy: asker, several: false };
  return { kind: 'undo', changes: words === lastQuestion ? null : words, by: asker, undoneBy: asker };
}

function sentenceOf(words: string): string {
  return words === '' ? nothing : `Changed: ${words}.`;
}

function sentenceOfData({ kind, changes: words }: Data): string {
  if (words === undefined) return forgotten;
  if (kind === 'edit') return sentenceOf(words ?? '');
  return `Taken back: ${words === '' ? nothing : `${words ?? lastQuestion}.`}`;
}

async function retellThreads(knex: Knex, told: (changed: string) => string): Promise<void> {
  const turns: readonly { readonly changed: string }[] = await knex('threads')
    .whereNotNull('changed')
    .select('brand_id', 'thread', 'position', 'changed');
  for (const { changed, ...turn } of turns) {
    await knex('threads')
      .where(turn)
      .update({ changed: told(changed) });
  }
}

/** One answer at a time: their plans are long. */
async function retellAnswers(knex: Knex, told: (changed: Changed, asker: string) => Changed): Promise<void> {
  const answers: readonly { readonly id: string; readonly asker: string }[] = await knex('answers')
    .where('plan', 'like', '%"changed":%')
    .select('id', 'asker');
  for (const { id, asker } of answers) {
    const [{ plan }]: readonly [{ readonly plan: string }] = await knex('answers').where({ id }).select('plan');
    const kept = JSON.parse(plan) as { readonly changed?: Changed | null };
    if (!kept.changed) continue;
    await knex('answers')
      .where({ id })
      .update({ plan: JSON.stringify({ ...kept, changed: told(kept.changed, asker) }) });
  }
}
