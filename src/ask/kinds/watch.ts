/** A schedule or an alert: the plan itself; whoever shows it sets it up. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { sentence } from '../../plan/sentence.ts';
import type { Shown } from '../../present/answer.ts';
import type { Asked } from '../asked.ts';
import { plainAnswer } from './plain.ts';

/** The plan with its sentence; no numbers. */
export function giveWatch(asked: Asked, catalogue: Catalogue): Shown {
  const { planned, knowledge, today } = asked;
  const context = { catalogue, directory: knowledge.directory, today };
  return plainAnswer(asked, catalogue, {
    headline: sentence(planned.plan, context),
    notes: planned.notes.map(({ text }) => text),
  });
}
