/** Questions that are not about a table of metrics: help, definitions, lists, snapshots, overviews, why; and follow-ups. */
import type { Span } from '../base/span.ts';
import type { DimensionId, Level } from '../catalogue/dimension.ts';
import { type Draft, has } from './draft.ts';
import type { DefineQuestion, ListQuestion, MetricsQuestion, Question, SnapshotQuestion, TimeTerm } from './question.ts';
import { asksSideBySide, sideBySide } from './side-by-side.ts';
import { unitsBefore } from './time/calendar.ts';

/** The question where it is of another kind than metrics; null where it asks for metrics. */
export function otherKind(draft: Draft, question: MetricsQuestion): Question | null {
  const finders = [why, define, help, extent, list, snapshot, overview, edit];
  for (const find of finders) {
    const found = find(draft, question);
    if (found) return found;
  }
  return null;
}

function hasMetrics({ metrics, sections, having, ranking }: MetricsQuestion): boolean {
  return metrics.length > 0 || sections.length > 0 || having.length > 0 || (ranking?.metric ?? null) !== null;
}

/** Nothing is said but what could stand in a greeting. */
function isEmpty(draft: Draft, question: MetricsQuestion): boolean {
  const { by, grain, time, filters, ranking, order, compare, transform, chart, output } = question;
  const parts = [grain, time, ranking, compare, transform, chart, output].filter((part) => part !== null);
  return !hasMetrics(question) && by.length + filters.length + order.length + parts.length === 0 && draft.nouns.length === 0;
}

const changes =
  /^(?:\W|\b(?:please|pls|can|could|you|we|i|want|to|need|let's)\b)*(?:change|edit|move|reschedule|delete|remove|update|adjust|modify|rename|stop|pause|cancel|mute)\b.*\b(?:sending|posting|alerting|alerts?|alarms?|schedules?|reports?|posts?|digests?|reminders?|snapshots?)\b/iu;

const clock = String.raw`(?:\d{1,2}(?::\d\d)? ?[ap]\.?m\.?|\d{1,2}:\d\d|noon|midnight)`;
const polite = String.raw`(?:\W|\b(?:please|pls|can|could|would|you|we|i|and|ok|okay|actually|sorry|let's)\b)*`;
const anotherTime = new RegExp(
  String.raw`^${polite}(?:make|change|move|switch|set|push|shift|send|post) (?:it|that|this|them)(?: out)?(?: (?:to|at|for))* (?:${clock}|#[\w-]+(?= instead))(?: (?:instead|please|pls))*[\s.!?]*$`,
  'iu',
);

/** `change the friday report to 4pm`, `delete my csat alert`, `make it 10am`. */
export function isManaged(text: string): boolean {
  return changes.test(text) || anotherTime.test(text);
}

/** Words alone change no schedule and no alert: they are listed, with a button each. */
export function managed({ text }: Draft): ListQuestion {
  return { kind: 'list', what: /alert|alarm|notif/i.test(text) ? 'alerts' : 'schedules', filters: [] };
}

function why(draft: Draft, question: MetricsQuestion): Question | null {
  const [metric] = question.metrics;
  if (!has(draft, 'why') || !metric) return null;
  const { time, filters } = question;
  // That it moved is what the question says; what it moved from only a comparison does.
  return { kind: 'why', metric, time, compare: draft.compare, filters };
}

/** `is a higher abandoned rate better` */
const asksDirection = /^\W*is (?:a |an )?(?:higher|lower|more|less|fewer|high|low)\b(?!.*\bthan\b).*\b(?:better|worse|good|bad)\W*$/iu;

function define(draft: Draft, question: MetricsQuestion): DefineQuestion | null {
  const plain =
    question.time === null && question.by.length === draft.nouns.length && question.filters.length === 0 && question.having.length === 0;
  const asked =
    has(draft, 'define') ||
    asksDirection.test(draft.text) ||
    (has(draft, 'what') && plain && !named(draft) && question.compare === null && question.ranking === null);
  if (!asked) return null;
  const metrics = question.metrics.flatMap(({ metric, at }) => (typeof metric === 'string' ? [{ term: metric, metric: true, at }] : []));
  const sections = question.sections.map(({ section, at }) => ({ term: section, metric: false, at }));
  const nouns = draft.nouns.map(({ of, at }) => ({ term: of.replaceAll('_', ' '), metric: false, at }));
  const terms = [...metrics, ...sections, ...nouns].sort((a, b) => a.at.start - b.at.start);
  return terms.length > 0 ? { kind: 'define', terms } : null;
}

/** `what is the csat`, `what is our csat` ask for the number; `what is csat` for what it is. */
function named({ flags, metrics, text }: Draft): boolean {
  const what = flags.find(({ kind }) => kind === 'what');
  const metric = metrics[0];
  return (
    what !== undefined && metric !== undefined && /\b(?:the|our|my|your|ur|their|its)\b/i.test(text.slice(what.at.start, metric.at.start))
  );
}

function help(draft: Draft, question: MetricsQuestion): Question | null {
  if (draft.problems.length > 0 || !isEmpty(draft, question)) return null;
  const quiet = draft.flags.every(({ kind }) => kind === 'help' || kind === 'only' || kind === 'what' || kind === 'average');
  return quiet ? { kind: 'help' } : null;
}

function extent(draft: Draft, question: MetricsQuestion): ListQuestion | null {
  if (hasMetrics(question)) return null;
  const days = has(draft, 'list') && draft.nouns.some(({ of }) => of === 'day');
  // Whether there are data of a member is another question than how far they go.
  if (question.filters.length + question.by.length > 0) return null;
  return has(draft, 'extent') || days ? { kind: 'list', what: 'days', filters: [] } : null;
}

const lists: Partial<Readonly<Record<DimensionId, ListQuestion['what']>>> = {
  campaign: 'campaigns',
  lob: 'lobs',
  engagement: 'engagements',
  entry_point: 'entry_points',
  group: 'groups',
  agent: 'agents',
  skill: 'skills',
  device: 'devices',
  source_type: 'source_types',
  goal_type: 'goal_types',
};

function list(draft: Draft, question: MetricsQuestion): ListQuestion | null {
  if (hasMetrics(question) || has(draft, 'compare') || has(draft, 'snapshot') || has(draft, 'overview')) return null;
  if (question.ranking || question.order.length > 0) return null;
  // `any campaign but Summer Sale` narrows what was asked before.
  const less = question.filters.length > 0 && question.filters.every(({ op }) => op === 'not_in');
  if (less && !has(draft, 'list') && /\b(?:any|all|every|each)\b/iu.test(draft.text)) return null;
  const thing = draft.flags.find(({ kind, value }) => kind === 'list' && value !== '')?.value;
  if (thing === 'schedules' || thing === 'alerts') return { kind: 'list', what: thing, filters: [] };
  if (question.time || question.grain || question.compare || question.transform) return null;
  if (thing === 'metrics') return question.filters.length === 0 ? { kind: 'list', what: 'metrics', filters: [] } : null;
  // `only campaigns containing sale` narrows what was asked before.
  if (has(draft, 'only') && !has(draft, 'list')) return null;
  const noun =
    draft.nouns.find(({ of }) => of in lists) ?? (draft.texts[0] ? { of: draft.texts[0].dimension, plural: true, asked: true } : undefined);
  const what = noun && lists[noun.of as DimensionId];
  if (!what || draft.by.length > 0) return null;
  return noun.plural || noun.asked || has(draft, 'list') ? { kind: 'list', what, filters: question.filters } : null;
}

const levels = new Set<string>(['lob', 'campaign', 'engagement', 'entry_point']);

function panelOf(draft: Draft): Level | null {
  const nouns = [...draft.nouns.map(({ of }) => of), ...draft.by.map(({ dimension }) => dimension), draft.ranking?.of];
  const noun = nouns.find((of) => of !== undefined && of !== null && levels.has(of));
  return (noun as Level | undefined) ?? null;
}

function snapshot(draft: Draft, question: MetricsQuestion): SnapshotQuestion | null {
  if (!has(draft, 'snapshot') || hasMetrics(question)) return null;
  const { time, filters, compare } = question;
  const panel = panelOf(draft);
  const posted = postedTime(draft);
  // `weekly summary` and `daily snapshot yesterday` say of when it is.
  const isOfThen = time === null || (draft.grain?.grain === 'day' && time.from === time.to);
  sayUnused(draft, unusedIn(draft, panel, isOfThen));
  return { kind: 'snapshot', panel, time: time ?? posted, filters, compare, overview: false };
}

/** What a snapshot has no use for: it shows its panel whole. */
function unusedIn({ by, nouns, ranking, order, transform, chart, grain }: Draft, panel: Level | null, isOfThen: boolean): readonly Span[] {
  const cuts = [...by.map(({ dimension, at }) => ({ of: dimension, at })), ...nouns].filter(({ of }) => of !== panel);
  return [...cuts, ...order, ranking, transform, chart, isOfThen ? null : grain].flatMap((part) => (part === null ? [] : [part.at]));
}

function sayUnused(draft: Draft, unused: readonly Span[]): void {
  const words = [...new Set(unused.map(({ start, end }) => `\`${draft.text.slice(start, end)}\``))];
  if (words.length === 0) return;
  const text = `A snapshot shows all of its panel: ${words.join(', ')} ${words.length === 1 ? 'changes' : 'change'} nothing in it.`;
  draft.assumptions.push({ text, alternatives: [] });
}

/** `weekly summary` is about last week. */
function postedTime({ grain, time }: Draft): TimeTerm | null {
  if (grain === null || grain.grain === 'auto' || grain.grain === 'day') return null;
  const range = unitsBefore(time.today, grain.grain, 1, time.weekStart);
  return { ...range, phrase: `last ${grain.grain}`, unit: { grain: grain.grain, count: 1 }, running: false, at: grain.at };
}

/** `how was yesterday`, `how did last week go`: nothing was asked before, so that all of it is meant. */
function isHow({ flags, subject, text }: Draft, { time, filters }: MetricsQuestion): boolean {
  const how = flags.find(({ kind, value }) => kind === 'overview' && value === 'member');
  return how !== undefined && subject === null && time !== null && filters.length === 0 && /^how/iu.test(text.slice(how.at.start));
}

/** A member without a metric, all of a level compared, or the numbers: the panel. */
function overview(draft: Draft, question: MetricsQuestion): SnapshotQuestion | null {
  if (hasMetrics(question)) return null;
  const { time, filters, compare, grain, transform, ranking } = question;
  const panel = panelOf(draft);
  // Outside a thread `numbers for yesterday` are all of them.
  const numbers = draft.subject === null && time !== null && /\b(?:numbers|figures|stats|statistics)\b/iu.test(draft.text);
  // In one, `and the numbers for last week` are its own.
  const goesOn = draft.subject !== null && time !== null && /^\W*(?:and|also|what about|how about|same)\b/iu.test(draft.text);
  if (goesOn && filters.length === 0) return null;
  // `Dana's numbers` are all of hers.
  const theirs = filters.length > 0 && draft.subject === null && /\b(?:numbers|figures|stats|statistics|kpis)\W*$/iu.test(draft.text);
  const brand = numbers || draft.flags.some(({ kind, value }) => kind === 'overview' && value === 'brand') || isHow(draft, question);
  const members =
    !has(draft, 'only') &&
    filters.some(
      ({ op, dimension }) => op === 'in' && (levels.has(dimension) || theirs || has(draft, 'overview') || has(draft, 'compare')),
    );
  if (asksSideBySide(draft, question)) {
    draft.problems.push(sideBySide(draft));
    return null;
  }
  const compared = (has(draft, 'compare') || has(draft, 'overview')) && panel !== null;
  const asked = has(draft, 'overview') || has(draft, 'compare') || draft.by.length === 0;
  // `how many sales` asks for a number of something, not for the panel of what is called so.
  if (/\b(?:how many|number of|count of|amount of)\b/iu.test(draft.text)) return null;
  if (
    grain ||
    transform ||
    ranking ||
    question.order.length > 0 ||
    !(brand || compared || (members && asked && filters.every(({ op }) => op === 'in')))
  )
    return null;
  return { kind: 'snapshot', panel: members ? null : panel, time, filters, compare, overview: true };
}

/** What changes a thread's plan: a message that says something, but names no metric. */
function edit(draft: Draft, question: MetricsQuestion): Question | null {
  if (hasMetrics(question) || isEmpty(draft, question) || question.ranking !== null) return null;
  // `agents ranked by csat` names its metric, where there is no other.
  const sorted = question.order.some(({ by }) => typeof by !== 'string' || draft.lexicon.catalogue.metric(by) !== undefined);
  if (draft.subject === null && sorted && draft.by.length === 0 && draft.nouns.length > 0) return null;
  // What is broken down by beside it does not go with it.
  const takes = question.by.length === 0 && question.filters.some(({ op }) => op === 'not_in');
  return { kind: 'edit', how: takes ? 'remove' : 'replace', of: question };
}
