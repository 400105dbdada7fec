/** What to say to `help`, a greeting or thanks. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Shown } from '../../present/answer.ts';
import type { Asked } from '../asked.ts';
import { plainAnswer } from './plain.ts';

/** A short introduction with questions that work on this brand's data. */
export function giveHelp(asked: Asked, catalogue: Catalogue): Shown {
  const { directory } = asked.knowledge;
  const campaign = directory.members('campaign').find((member) => !member.deleted && member.name.includes(' '));
  const examples = [
    'exposed rate by campaign last week mobile',
    'csat, mcs last month vs previous period',
    ...(campaign ? [`revenue ${campaign.name} by week last quarter`] : []),
    'top 5 agents by closed conversations yesterday',
    'list metrics',
    'what is accepted rate',
  ];
  const text = [
    `Ask about ${directory.brand.name} in plain words: a metric, and if you like a breakdown (by campaign), a time (last week) and filters (mobile).`,
    'For example:',
    ...examples.map((example) => `  ${example}`),
  ].join('\n');
  return plainAnswer(asked, catalogue, {
    headline: asked.changed ?? 'Ask for a metric, a breakdown, a time and filters, in any order.',
    text: asked.changed ?? text,
    alternatives: examples.map((question) => ({ label: question, question })),
  });
}
