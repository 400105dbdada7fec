/** Home as a view: what there is to see for one person, and what to do next. */

import type { types } from '@slack/bolt';
import type { Rights } from '../../../ask/access/rights.ts';
import { rightsText } from '../../../ask/access/rights-text.ts';
import { type Freshness, panels, type Recent, type Snapshot } from '../../../ask/home/home.ts';
import { dayText, rangeText } from '../../../base/day-text.ts';
import { sectionLabels } from '../../../catalogue/catalogue.ts';
import type { Section } from '../../../catalogue/metric.ts';
import type { SavedQuestion } from '../../../store/home.ts';
import { instantText } from '../blocks/instant.ts';
import { heading } from '../blocks/rich.ts';
import { clipEscaped, oneLine } from '../blocks/words.ts';
import { savedLink } from '../command/saved-link.ts';
import { limits } from '../limits.ts';
import { homeIds } from './ids.ts';
import { button, lines, questionLine, said } from './parts.ts';
import { snapshotBlocks } from './snapshot-blocks.ts';

export interface HomeFacts {
  /** Nobody has explained Home to this person yet. */
  readonly first: boolean;
  /** What just came of a click; null: nothing. */
  readonly news: string | null;
  readonly panel: Section;
  readonly rights: Rights;
  /** Null: still being counted. */
  readonly snapshot: Snapshot | null;
  readonly saved: readonly SavedQuestion[];
  /** With the address of each answer, null where it has none. */
  readonly recent: readonly (Recent & { readonly link: string | null })[];
  readonly freshness: readonly Freshness[];
  readonly examples: readonly string[];
  /** The person's schedules as blocks. */
  readonly schedules: readonly types.KnownBlock[];
  /** Where saved questions have addresses; null: nowhere. */
  readonly address: string | null;
}

/** Saved questions shown at most; the others come up when some are taken away. */
const mostSaved = 10;

/** The Home of one person. */
export function homeView(facts: HomeFacts): types.HomeView {
  const blocks: readonly types.KnownBlock[] = [
    ...(facts.first ? welcome() : []),
    ...(facts.news === null ? [] : [said(facts.news), divider()]),
    heading(`Today in small: ${sectionLabels[facts.panel]}`),
    chooser(facts.panel),
    ...snapshotBlocks(facts.snapshot),
    divider(),
    heading('My saved questions'),
    ...savedBlocks(facts.saved, facts.address),
    heading('My recent answers'),
    ...recentBlocks(facts.recent, facts.saved),
    heading('Schedules and alerts'),
    ...facts.schedules,
    heading('What I may see'),
    said(rightsText(facts.rights)),
    heading('How fresh the data are'),
    ...freshnessBlocks(facts.freshness),
    heading('Help'),
    said('Ask in Messages, or mention me in a channel: a metric, and if you like a breakdown, a time and filters.'),
    ...exampleBlocks(facts.examples),
  ];
  return { type: 'home', blocks: [...blocks] };
}

/** Where the facts could not be had; `id` stands in the log. What came of a click is said all the same. */
export function brokenHomeView(id: string, news: string | null): types.HomeView {
  const refresh = button({ id: homeIds.refresh, label: 'Try again', value: 'again', spoken: 'Try again to show Home' });
  return {
    type: 'home',
    blocks: [
      ...(news === null ? [] : [said(news), divider()]),
      heading('Home cannot be shown right now'),
      said(`It met a fault on our side, logged as ${id}. Questions in Messages and channels may work all the same.`),
      { type: 'actions', elements: [refresh] },
    ],
  };
}

function welcome(): readonly types.KnownBlock[] {
  return [
    heading('Welcome to Parley'),
    said(
      'I answer questions about your messaging business with exact numbers, a table and a chart. On this page you find the day’s numbers, the questions you saved and your last answers; it is made anew whenever you open it. Only you see it.',
    ),
    divider(),
  ];
}

function divider(): types.DividerBlock {
  return { type: 'divider' };
}

function chooser(panel: Section): types.ActionsBlock {
  const options = panels.map((one) => ({ text: { type: 'plain_text' as const, text: sectionLabels[one], emoji: false }, value: one }));
  const chosen = options.find(({ value }) => value === panel);
  return {
    type: 'actions',
    // A block that is published again under its old id keeps what was chosen in it.
    block_id: `home_panel_${panel}`,
    elements: [
      {
        type: 'static_select',
        action_id: homeIds.panel,
        placeholder: { type: 'plain_text', text: 'Panel' },
        options,
        ...(chosen === undefined ? {} : { initial_option: chosen }),
      },
      button({ id: homeIds.refresh, label: 'Refresh', value: 'refresh', spoken: 'Refresh the numbers on Home' }),
    ],
  };
}

function savedBlocks(saved: readonly SavedQuestion[], address: string | null): readonly types.KnownBlock[] {
  if (saved.length === 0) return [said('None yet. Save beside a recent answer keeps its question here.')];
  const blocks = saved.slice(0, mostSaved).flatMap(({ id, question }, index): readonly types.KnownBlock[] => [
    questionLine(question, null, address === null ? '' : `To share it, paste <${savedLink(address, id)}> in a message.`),
    {
      type: 'actions',
      elements: [
        button({ id: homeIds.askSaved(index), label: 'Ask', value: id, spoken: `Ask: ${question}` }),
        button({ id: homeIds.drop(index), label: 'Remove', value: id, spoken: `Remove: ${question}` }),
      ],
    },
  ]);
  const more = saved.length - mostSaved;
  return more > 0 ? [...blocks, lines([`And ${more} more, older ones.`])] : blocks;
}

function recentBlocks(recent: HomeFacts['recent'], saved: readonly SavedQuestion[]): readonly types.KnownBlock[] {
  if (recent.length === 0) return [said('None yet, or their texts are not kept in this installation.')];
  const kept = new Set(saved.map(({ question }) => question));
  return recent.flatMap(({ id, question, at, link }, index): readonly types.KnownBlock[] => [
    questionLine(question, link, instantText(at)),
    {
      type: 'actions',
      elements: [
        button({ id: homeIds.ask(index), label: 'Ask again', value: id, spoken: `Ask again: ${question}` }),
        ...(kept.has(question) ? [] : [button({ id: homeIds.save(index), label: 'Save', value: id, spoken: `Save: ${question}` })]),
      ],
    },
  ]);
}

function freshnessBlocks(freshness: readonly Freshness[]): readonly types.KnownBlock[] {
  if (freshness.length === 0) return [said('There are no data yet.')];
  return freshness.map(({ brand, from, to, completeTo, asOf }): types.SectionBlock => {
    const complete = completeTo === null ? '–' : dayText(completeTo);
    const days = from === null || to === null ? 'no days yet' : `${rangeText(from, to)}, complete up to ${complete}`;
    const latest = asOf === null ? '' : ` · latest event ${instantText(Date.parse(asOf))}`;
    return {
      type: 'section',
      text: { type: 'mrkdwn', text: `*${clipEscaped(oneLine(brand).replaceAll('*', '∗'), 200)}*: ${days}${latest}`, verbatim: true },
    };
  });
}

function exampleBlocks(examples: readonly string[]): readonly types.KnownBlock[] {
  const fitting = examples.filter((question) => question.length <= limits.buttonValue);
  if (fitting.length === 0) return [];
  return [
    {
      type: 'actions',
      elements: fitting.map((question, index) =>
        button({ id: homeIds.example(index), label: question, value: question, spoken: `Ask: ${question}` }),
      ),
    },
  ];
}
