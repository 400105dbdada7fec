/** What to say to `help`, a greeting or thanks. */
import type { MemberDimensionId } from '../../catalogue/dimension.ts';
import type { Directory } from '../../catalogue/directory.ts';
import { quoted } from '../../plan/words.ts';
import type { Shown } from '../../present/answer.ts';
import { changedText } from '../../present/changed-words.ts';
import type { Asked, GiveParts } from '../asked.ts';
import { followUp } from '../thread/follow-up.ts';
import { metricsStatements } from './metrics.ts';
import { plainAnswer } from './plain.ts';

/** Examples shown at most. */
const mostExamples = 8;

/** What somebody says who takes back what he was about to ask. */
const takingBack = /\b(?:never ?mind|nvm|scratch that|forget it|no matter)\b/iu;

const nothingDone = 'Nothing was done. In a thread `undo` takes back the last change, and `reset` forgets the question.';

/** A short introduction with questions that were tried on this brand's data; after a reset, what was forgotten; after `never mind`, how to take back. */
export function giveHelp(asked: Asked, parts: GiveParts): Shown {
  const { directory } = asked.knowledge;
  if (asked.changed === null && takingBack.test(asked.reading.text))
    return plainAnswer(asked, parts.catalogue, { headline: nothingDone, text: nothingDone, alternatives: [] });
  const examples = candidates(directory)
    .filter((text) => works(text, asked, parts))
    .slice(0, mostExamples);
  const text = [
    `Ask about ${directory.brand.name} in plain words: a metric, and if you like a breakdown (by campaign), a time (last week) and filters (mobile).`,
    ...(examples.length === 0 ? [] : ['For example:', ...examples.map((example) => `  ${example}`)]),
    'In a thread a few words change the question before: by device · only facebook · and sms · last month · vs last year · undo.',
  ].join('\n');
  const changed = changedText(asked.changed, null);
  return plainAnswer(asked, parts.catalogue, {
    headline: changed ?? 'Ask for a metric, a breakdown, a time and filters, in any order.',
    text: changed ?? text,
    alternatives: examples.map((question) => ({ label: question, question })),
  });
}

/** Of every kind of question one or two, with names from the data. */
function candidates(directory: Directory): readonly string[] {
  const [campaign, group, skill] = (['campaign', 'group', 'skill'] as const).map((dimension) => nameIn(dimension, directory));
  return [
    'exposed rate by campaign last week mobile',
    'csat, mcs last month vs previous period',
    ...(campaign === null || campaign === undefined ? [] : [`revenue for campaign ${quoted(campaign)} by week last quarter`]),
    'top 5 agents by closed conversations last week',
    ...(group === null || group === undefined ? [] : [`abandoned rate per day last 14 days, group ${quoted(group)}`]),
    'which campaign had the lowest accepted rate last month',
    ...(skill === null || skill === undefined ? [] : [`conversation metrics last week, skill ${quoted(skill)}`]),
    'funnel metrics yesterday',
    'exposed by device last week',
    'list campaigns',
    'list metrics',
    'what is accepted rate',
    'how far back does the data go',
  ];
}

function nameIn(dimension: MemberDimensionId, directory: Directory): string | null {
  return directory.members(dimension).find((member) => !member.deleted)?.name ?? null;
}

/** Whether `text` can be read, planned and compiled: it has an exact answer in the data there are. */
function works(text: string, asked: Asked, parts: GiveParts): boolean {
  const { directory, lexicon } = asked.knowledge;
  const { today } = asked;
  const move = followUp(text, null, { catalogue: parts.catalogue, directory, lexicon, today, now: Date.parse(`${today}T12:00:00Z`) });
  if (!move.ok || move.value.kind !== 'asked') return false;
  const { reading, planned } = move.value;
  const { plan } = planned;
  return plan.kind === 'metrics' ? metricsStatements(plan, { ...asked, reading, planned }, parts).ok : plan.kind !== 'edit';
}
