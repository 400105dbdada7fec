/** Values to filters: the dimension of each is decided by the noun beside it, by its neighbours, else by likelihood. */
import type { Span } from '../base/span.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import { type Draft, has, spliced, type ValueUse } from './draft.ts';
import type { ValueReading } from './payload.ts';
import type { FilterTerm } from './question.ts';

/** A filter, with how its values were put: whether they ask for a column each. */
export interface ValueFilter {
  readonly filter: FilterTerm;
  /** Two or more values set against each other: a breakdown too. */
  readonly versus: boolean;
}

/** What is likelier where a name stands in several dimensions. */
const likelihood: readonly DimensionId[] = [
  'device',
  'device_class',
  'source_type',
  'lob',
  'campaign',
  'engagement',
  'entry_point',
  'group',
  'agent',
  'skill',
  'weekday',
  'goal_type',
  'hour',
  'currency',
];

interface Resolved {
  readonly use: ValueUse;
  readonly reading: ValueReading;
}

/** The filters of all values named, in the order of their first value. */
export function resolveValues(draft: Draft, together: boolean): readonly ValueFilter[] {
  const clauses = new Map<number, ValueUse[]>();
  for (const use of draft.values) {
    const clause = clauses.get(use.clause);
    if (clause) clause.push(use);
    else clauses.set(use.clause, [use]);
  }
  const resolved = draft.values.map((use) => ({ use, reading: choose(use, clauses.get(use.clause) ?? [], draft) }));
  for (const { use, reading } of resolved) {
    draft.meanings.push({ at: use.at, meaning: `${use.negated ? 'not ' : ''}${reading.dimension} ${reading.values.join(' or ')}` });
  }
  askBack(resolved, draft);
  askApart(resolved, draft);
  const groups = new Map<string, Resolved[]>();
  for (const one of resolved) {
    const key = `${one.reading.dimension} ${one.use.negated ? 'not' : 'in'}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  for (const [key, group] of groups) {
    const out = key.endsWith(' not') ? [] : (groups.get(key.replace(/ in$/u, ' not')) ?? []);
    sayContradiction(group, out, draft);
  }
  return [...groups.values()].map((group) => filterOf(group, together));
}

/** `mobile not mobile`: of what is asked for and left out at once nothing is left. */
function sayContradiction(group: readonly Resolved[], out: readonly Resolved[], draft: Draft): void {
  const gone = new Set(out.flatMap(({ reading }) => reading.values));
  const [both] = group.filter(({ reading }) => reading.values.every((value) => gone.has(value)));
  if (both === undefined) return;
  const name = draft.text.slice(both.use.at.start, both.use.at.end);
  const text = `\`${name}\` is asked for and left out at once, so that nothing of it is counted.`;
  if (!draft.assumptions.some((one) => one.text === text)) draft.assumptions.push({ text, alternatives: [] });
}

/** One name read in two ways in one message (`mobile campaign vs mobile device`) does not make one question. */
function askBack(resolved: readonly Resolved[], draft: Draft): void {
  // Two quoted names, and two beside their dimensions that are not set against each other, were told apart by who wrote them.
  const asTwin = ({ use, reading }: Resolved, other: Resolved): boolean =>
    other.reading.dimension !== reading.dimension &&
    !(use.quoted && other.use.quoted) &&
    !isToldApart(other.use, use, draft) &&
    isSame(other.use, use, draft);
  for (const [index, one] of resolved.entries()) {
    const { use, reading } = one;
    const twin = resolved.find((other, place) => place < index && asTwin(one, other));
    if (!twin) continue;
    const halves = halvesOf(twin, one, draft);
    draft.problems.push({
      code: 'ambiguous',
      message: `\`${use.text}\` is meant in two ways here: as ${twin.reading.dimension.replace('_', ' ')} and as ${reading.dimension.replace('_', ' ')}. One question can ask for one of them.`,
      at: use.at,
      suggestions:
        halves.length > 1
          ? halves.map((half) => ({ label: half, question: half }))
          : [{ label: 'once', question: spliced(draft.text, use.at, '') }],
    });
  }
}

/** `sticky button vs win back`, `dana or billing`: members of two dimensions make no rows of one table, and filters hold together. */
function askApart(resolved: readonly Resolved[], draft: Draft): void {
  for (const [index, { use, reading }] of resolved.entries()) {
    const before = resolved[index - 1];
    if (before === undefined || (use.join !== 'versus' && use.join !== 'or') || use.clause !== before.use.clause) continue;
    if (use.negated || before.reading.dimension === reading.dimension || isSame(before.use, use, draft)) continue;
    const [one, other] = [before.reading.dimension, reading.dimension].map((dimension) => kindOf(dimension));
    const names = [before.use, use].map(({ at }) => draft.text.slice(at.start, at.end));
    draft.problems.push({
      code: 'ambiguous',
      message: `${names[0] ?? ''} is ${one ?? ''} and ${names[1] ?? ''} ${other ?? ''}: one answer cannot show both side by side.`,
      at: use.at,
      suggestions: [
        { label: names[0] ?? '', question: spliced(draft.text, { start: before.use.at.end, end: use.at.end }, '') },
        { label: names[1] ?? '', question: spliced(draft.text, { start: before.use.at.start, end: use.at.start }, '') },
      ],
    });
  }
}

/** What is said of both names, once with each: `mobile campaign vs mobile device exposed` → `mobile campaign exposed`, `mobile device exposed`. */
function halvesOf(first: Resolved, second: Resolved, draft: Draft): readonly string[] {
  const { text } = draft;
  const between = /\b(?:vs\.?|versus|against)\b/iu.exec(text.slice(first.use.at.end, second.use.at.start));
  if (!between) return [];
  const from = first.use.at.end + between.index;
  const [start, end] = [startOf(first.use, draft), endOf(second.use, draft)];
  const behind = from + between[0].length;
  // Each has its own metric: `aov mobile campaign vs aov mobile device`.
  if (/\p{L}/u.test(text.slice(behind, startOf(second.use, draft)))) return [text.slice(0, from).trim(), text.slice(behind).trim()];
  const one = spliced(text, { start: from, end }, '');
  const other = spliced(text, { start, end: behind }, '');
  return [asking(one, first, draft), asking(other, second, draft)];
}

/** Where a value begins, with its noun where that stands before it. */
function startOf({ at, noun }: ValueUse, { text, meanings }: Draft): number {
  const before = meanings.find(
    (one) => one.meaning === `dimension ${noun ?? ''}` && one.at.end <= at.start && text.slice(one.at.end, at.start).trim() === '',
  );
  return before?.at.start ?? at.start;
}

function endOf({ at, noun }: ValueUse, { text, meanings }: Draft): number {
  const behind = meanings.find(
    (one) => one.meaning === `dimension ${noun ?? ''}` && one.at.start >= at.end && text.slice(at.end, one.at.start).trim() === '',
  );
  return behind?.at.end ?? at.end;
}

/** Members of the levels have a panel; of any other a metric has to be asked. */
function asking(text: string, { reading }: Resolved, { metrics, sections }: Draft): string {
  const panelled = ['lob', 'campaign', 'engagement', 'entry_point'].includes(reading.dimension);
  return panelled || metrics.length + sections.length > 0 ? text : `exposed, ${text}`;
}

function isToldApart(left: ValueUse, right: ValueUse, draft: Draft): boolean {
  return left.noun !== null && right.noun !== null && right.join !== 'versus' && !has(draft, 'versus');
}

/** `an engagement`, `a source type`, `a LOB`. */
function kindOf(dimension: DimensionId): string {
  const noun = dimension === 'lob' ? 'LOB' : dimension.replace('_', ' ');
  return `${/^[aeiou]/u.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** Whether one name is set against itself: `mobile campaign vs mobile device`. */
function isSame(left: ValueUse, right: ValueUse, draft: Draft): boolean {
  const [first, second] = [left.text.toLowerCase(), right.text.toLowerCase()];
  const against = right.join === 'versus' || has(draft, 'versus');
  return first === second || (against && (first.startsWith(`${second} `) || second.startsWith(`${first} `)));
}

function filterOf(group: readonly Resolved[], together: boolean): ValueFilter {
  const [first, ...rest] = group;
  if (!first) throw new Error('a filter without values');
  const { dimension } = first.reading;
  const values = [...new Set(group.flatMap(({ reading }) => reading.values))].sort();
  const at: Span = { start: first.use.at.start, end: group.at(-1)?.use.at.end ?? first.use.at.end };
  const plus = rest.some(({ use }) => use.join === 'plus');
  const named = first.use.noun !== null && !rest.some(({ use }) => use.join === 'versus');
  // `fb messenger`: two words for one value set nothing against each other.
  const several = new Set(group.map(({ reading }) => reading.values.join('\n'))).size > 1;
  const versus = several && !first.use.negated && !plus && !named && !together;
  return { filter: { dimension, op: first.use.negated ? 'not_in' : 'in', values, at }, versus };
}

/** The reading of `use` among the values of its clause. */
function choose(use: ValueUse, clause: readonly ValueUse[], draft: Draft): ValueReading {
  const named = use.readings.find((reading) => reading.dimension === use.noun);
  if (named) return named;
  const row = use.negated ? rowOf(use, draft) : undefined;
  if (row) {
    offerOthers(use, row, draft);
    return row;
  }
  // `is mobile doing better than desktop`: set against each other with words in between.
  const set = has(draft, 'versus') && !use.negated ? draft.values : clause;
  const mates = set.slice(0, mostMates).filter((other) => other !== use);
  const classes = use.readings.find((reading) => reading.dimension === 'device_class');
  if (classes && mates.some((mate) => isClassPair(use, mate))) return classes;
  const shared = use.readings.filter(
    (reading) => mates.length > 0 && mates.some((mate) => mate.readings.length === 1 && mate.readings[0]?.dimension === reading.dimension),
  );
  const ranked = [...(shared.length > 0 ? shared : use.readings)].sort((a, b) => rank(a) - rank(b));
  const best = ranked[0];
  if (!best) throw new Error('a value without a reading');
  offerOthers(use, best, draft);
  return best;
}

/** `conversions by goal type, exclude service`: what is left out of a table is one of its rows, unless it is a device anyway. */
function rowOf({ readings }: ValueUse, { by }: Draft): ValueReading | undefined {
  if (readings.some(({ dimension }) => dimension === 'device')) return undefined;
  return readings.find((reading) => by.some(({ dimension }) => dimension === reading.dimension));
}

function isClassPair(use: ValueUse, mate: ValueUse): boolean {
  return mate.readings.some(
    (reading) => reading.dimension === 'device_class' && !use.readings.some((own) => own.values[0] === reading.values[0]),
  );
}

function rank(reading: ValueReading): number {
  return likelihood.indexOf(reading.dimension);
}

/** So many values of a clause tell what the others of it are. */
const mostMates = 20;

/** So many other readings are offered for one text. */
const mostOthers = 5;

function offerOthers(use: ValueUse, best: ValueReading, draft: Draft): void {
  for (const { dimension, values } of use.readings) {
    if (dimension === best.dimension || dimension === 'device_class' || draft.alternatives.length >= mostOthers) continue;
    const label = `${dimension.replace('_', ' ')} ${values.join(', ')}`;
    // A name said again has no further reading.
    if (draft.alternatives.some((one) => one.label === label)) continue;
    draft.alternatives.push({ label, question: spliced(draft.text, use.at, `${dimension.replace('_', ' ')} "${values[0] ?? ''}"`) });
  }
}
