/** A follow-up where there is nothing to follow: what it would change, and how it becomes a question. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { sentence } from '../../plan/sentence.ts';
import type { Shown } from '../../present/answer.ts';
import type { Asked } from '../asked.ts';
import { plainAnswer } from './plain.ts';

/** The plan of the change alone; no numbers. */
export function giveEdit(asked: Asked, catalogue: Catalogue): Shown {
  const { planned, knowledge, today } = asked;
  const change = sentence(planned.plan, { catalogue, directory: knowledge.directory, today });
  return plainAnswer(asked, catalogue, {
    headline: `That changes a question, and none was asked here before (understood: ${change}). A metric in front makes it a question of its own.`,
  });
}
