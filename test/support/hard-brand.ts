/** A brand whose names are hard to write down: quotation marks, pictures, signs, other scripts, keywords, names alike. */
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { MemberDimensionId } from '../../src/catalogue/dimension.ts';
import type { Directory, Member } from '../../src/catalogue/directory.ts';
import { makeDirectory } from '../../src/catalogue/make-directory.ts';
import { type Lexicon, makeLexicon } from '../../src/language/lexicon.ts';
import type { Reading } from '../../src/language/question.ts';
import { read } from '../../src/language/read.ts';
import type { PlanContext } from '../../src/plan/planned.ts';
import { aurora, now, today } from './aurora.ts';

/** Names that a question of the language could be taken for, and names that it can hardly hold. */
const names: readonly string[] = [
  'service',
  'Mobile',
  'web',
  'monday',
  'unknown',
  'USD',
  '3',
  'Exposed',
  'exposed rate',
  'Top 10',
  'not tablet',
  'by campaign last week',
  'campaign',
  'vs previous period',
  'as csv',
  'Winter "Warm" 20% 🎉',
  '"a” «b» `c`',
  'Half "open',
  "O'Brien's",
  "'quoted'",
  '"Quoted"',
  'מבצע חורף',
  'عرض 50٪',
  '🧣',
  '100%',
  '50% off; drop table',
  'R&D',
  'R D',
  'r d',
  'two\nlines',
  'tab\there',
  '  padded ',
  'Really? Exposed last week',
  'Sales. Exposed last week',
  'A, B',
  'A or B',
  '…',
  '-',
  'Ümlaut É',
  'ﬁne ①',
  '\u202eabc\u202c',
  'every Monday at 9:00',
  'alert me: now',
  '#ops',
  '2026-11-03',
  '"0 9 * * 1"',
];

function member(dimension: MemberDimensionId, id: string, name: string, parentId: string | null = null): Member {
  return { dimension, id, name, parentId, goalType: null, deleted: false };
}

const parents: readonly Member[] = [
  member('lob', 'l1', 'Sales'),
  member('lob', 'l2', 'Service'),
  member('lob', 'l3', 'Say "hi"'),
  member('campaign', 'w1', 'Welcome', 'l1'),
  member('campaign', 'w2', 'Welcome', 'l2'),
  member('campaign', 'w3', 'Welcome', 'l3'),
  member('campaign', 't1', 'Twin', 'l1'),
  member('campaign', 't2', 'Twin', 'l1'),
];

const dimensions = ['campaign', 'engagement', 'entry_point', 'group', 'agent', 'skill', 'lob'] as const;

const members: readonly Member[] = [
  ...parents,
  ...dimensions.flatMap((dimension) => names.map((name, index) => member(dimension, `${dimension}${index}`, name, null))),
];

export const hardDirectory: Directory = makeDirectory({
  brand: { ...aurora, id: 'hard', dateOrder: 'dmy', weekStart: 'sunday', currency: 'EUR' },
  extent: { from: '2025-10-20', to: '2026-11-23', completeTo: '2026-11-22', asOf: '2026-11-23T14:59:00Z' },
  currencies: ['EUR', 'USD'],
  members,
});

const lexicon: Lexicon = makeLexicon(dashboard, hardDirectory);

export const hardContext: PlanContext = { catalogue: dashboard, directory: hardDirectory, today };

/** What `text` reads as there on Monday 23 November 2026. */
export function readHard(text: string): Reading {
  return read(text, { catalogue: dashboard, directory: hardDirectory, lexicon, today, now });
}
