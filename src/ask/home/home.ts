/** What the Home of a person shows: numbers of a panel, what he asked and saved, how fresh the data are. */
import type { Clock } from '../../base/clock.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Section } from '../../catalogue/metric.ts';
import { listBrands, loadDirectory } from '../../data/directory.ts';
import { sentence } from '../../plan/sentence.ts';
import type { Shown } from '../../present/answer.ts';
import { loadAnswer } from '../../store/answers.ts';
import {
  type AskedBefore,
  askedBefore,
  dropSaved,
  keepPanel,
  panelOf,
  type SavedQuestion,
  savedBy,
  savedInTeam,
  saveQuestion,
} from '../../store/home.ts';
import type { Store } from '../../store/store.ts';
import { isWhollyOpen } from '../access/reread.ts';
import { covers, everything, isBrandOpen, type Rights } from '../access/rights.ts';
import type { Asked } from '../asked.ts';
import type { KeptPlan } from '../keep.ts';
import type { Ask, AskInput } from '../outcome.ts';
import type { Settings } from '../settings.ts';

/** The sections of the brand's panel, one of which a person chooses. */
export const panels: readonly Section[] = ['funnel', 'conversation', 'conversion', 'efficiency', 'operations'];

/** Yesterday's numbers against the day before, and those of today so far (null: none yet); or why there are none. */
export type Snapshot =
  | { readonly kind: 'numbers'; readonly yesterday: Shown; readonly today: Shown | null }
  | { readonly kind: 'none'; readonly why: string };

export interface Freshness {
  readonly brand: string;
  readonly from: string | null;
  readonly to: string | null;
  /** The last day that is complete. */
  readonly completeTo: string | null;
  /** ISO 8601; null where nothing was imported as events. */
  readonly asOf: string | null;
}

/** An answer that was given, as a question that can be asked again by itself. */
export interface Recent extends SavedQuestion {
  readonly thread: string;
}

/** Who looks at his Home: `slack:TEAM:USER`, and what he may see now. */
export interface Visitor {
  readonly asker: string;
  readonly rights: Rights;
}

/** No one sees or changes what is another's, and no one sees more than his rights show by now. */
export interface Home {
  /** The panel of `asker`, null at the first visit. */
  panel(asker: string): Promise<Section | null>;
  choose(asker: string, panel: Section): Promise<void>;
  snapshot(visitor: Visitor, panel: Section, signal: AbortSignal): Promise<Snapshot>;
  recent(visitor: Visitor): Promise<readonly Recent[]>;
  saved(visitor: Visitor): Promise<readonly SavedQuestion[]>;
  /** Saves the question of an answer; false where `asker` was given no such answer. */
  save(visitor: Visitor, answer: string): Promise<boolean>;
  drop(asker: string, saved: string): Promise<void>;
  /** The question of an answer or a saved question of `asker`; null where there is none. */
  question(visitor: Visitor, id: string): Promise<string | null>;
  /** The saved question called `saved`, whoever of the Slack workspace saved it: its address is for all of them. Null where there is none, or where it may not be shown to whoever has `rights`. */
  shared(team: string, saved: string, rights: Rights): Promise<string | null>;
  freshness(rights: Rights): Promise<readonly Freshness[]>;
  /** Three questions that work, or fewer. */
  examples(visitor: Visitor): Promise<readonly string[]>;
}

export interface HomeParts {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly settings: Pick<Settings, 'settleMinutes'>;
  readonly ask: Ask;
  /** Whether a question is one to whoever has these rights. */
  readonly canAsk: (text: string, rights: Rights) => Promise<boolean>;
  /** Whether a question that another wrote may be shown to whoever has these rights. */
  readonly canShare: (text: string, rights: Rights) => Promise<boolean>;
}

const mostRecent = 5;
const mostBrands = 5;
/** Read for the few that are shown: the same question counts once, and help is none. */
const looked = 25;

/** Home over a store that has its tables. */
export function makeHome({ store, catalogue, clock, settings, ask, canAsk, canShare }: HomeParts): Home {
  const quietly = (visitor: Visitor, text: string, signal?: AbortSignal): ReturnType<Ask> => {
    const input: AskInput = { ...visitor, text, brand: null, thread: null, kept: false, audited: { act: 'home', place: '', alone: true } };
    return ask(signal === undefined ? input : { ...input, signal });
  };
  const directoryOf = (brand: string) => loadDirectory(store, brand, { settleMinutes: settings.settleMinutes });

  /** A follow-up (`by device`) says nothing alone: its plan's sentence does. */
  const standing = async ({ brand, question, plan }: Pick<AskedBefore, 'brand' | 'question' | 'plan'>): Promise<string> => {
    const { planned, today, changed } = JSON.parse(plan) as Omit<Asked, 'id' | 'knowledge'>;
    return changed === null ? question : sentence(planned.plan, { catalogue, directory: await directoryOf(brand), today });
  };

  const answerOf = async ({ asker, rights }: Visitor, id: string): Promise<string | null> => {
    const row = await loadAnswer(store, id);
    if (row?.asker !== asker || row.question === '') return null;
    return isWhollyOpen(JSON.parse(row.plan) as KeptPlan, row.brand, rights) ? standing(row) : null;
  };

  /** What was saved with more rights than there are now perhaps names what is not open any more: then it must still be a question. */
  const savedFor = async (visitor: Visitor): Promise<readonly SavedQuestion[]> => {
    const saved = await savedBy(store, visitor.asker);
    if (covers(visitor.rights, everything)) return saved;
    const open = await Promise.all(saved.map(({ question }) => canAsk(question, visitor.rights)));
    return saved.filter((_, index) => open[index]);
  };

  return {
    async panel(asker) {
      const kept = await panelOf(store, asker);
      return kept === null ? null : (panels.find((panel) => panel === kept) ?? 'funnel');
    },
    choose: (asker, panel) => keepPanel(store, asker, panel, clock.now()),
    async snapshot(visitor, panel, signal) {
      const [yesterday, today] = await Promise.all([
        quietly(visitor, `${panel} metrics yesterday vs previous period`, signal),
        quietly(visitor, `${panel} metrics today`, signal),
      ]);
      if (yesterday.kind === 'answer')
        return { kind: 'numbers', yesterday: yesterday.shown, today: today.kind === 'answer' ? today.shown : null };
      return {
        kind: 'none',
        why: yesterday.kind === 'refused' ? yesterday.problems[0].message : `A fault on our side, logged as ${yesterday.id}.`,
      };
    },
    async recent({ asker, rights }) {
      const rows = await askedBefore(store, asker, looked);
      const found: Recent[] = [];
      for (const row of rows) {
        const kept = JSON.parse(row.plan) as KeptPlan;
        const { kind } = kept.planned.plan;
        if (kind === 'help' || kind === 'edit' || found.length === mostRecent || !isWhollyOpen(kept, row.brand, rights)) continue;
        const question = await standing(row);
        if (found.every((other) => other.question !== question)) found.push({ id: row.id, question, at: row.at, thread: row.thread });
      }
      return found;
    },
    saved: savedFor,
    async save(visitor, answer) {
      const { asker } = visitor;
      const question = await answerOf(visitor, answer);
      if (question !== null) await saveQuestion(store, asker, { id: answer, question, at: clock.now() });
      return question !== null;
    },
    drop: (asker, saved) => dropSaved(store, asker, saved),
    async question(visitor, id) {
      const saved = (await savedFor(visitor)).find((one) => one.id === id);
      return saved?.question ?? answerOf(visitor, id);
    },
    async shared(team, saved, rights) {
      const question = await savedInTeam(store, team, saved);
      if (question === null || covers(rights, everything)) return question;
      return (await canShare(question, rights)) ? question : null;
    },
    async freshness(rights) {
      const open = (await listBrands(store)).filter(({ id }) => isBrandOpen(rights, id));
      const brands = open.slice(0, mostBrands);
      return Promise.all(
        brands.map(async ({ id }) => {
          const { brand, extent } = await directoryOf(id);
          const { from, to, completeTo, asOf } = extent;
          return { brand: brand.name, from, to, completeTo, asOf };
        }),
      );
    },
    async examples(visitor) {
      const help = await quietly(visitor, 'help');
      return help.kind === 'answer' ? help.shown.answer.alternatives.slice(0, 3).map(({ question }) => question) : [];
    },
  };
}
