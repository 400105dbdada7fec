/** Chooses for every cut of a plan the cheapest source that is exact and whole; the one place where that is decided. */
import { ok, type Result } from '../../base/result.ts';
import { type DaySpan, uncovered } from '../../catalogue/coverage.ts';
import { datasets } from '../../catalogue/datasets.ts';
import type { Dataset, FamilyId, MeasureKind } from '../../catalogue/measure.ts';
import type { Choosing } from './choosing.ts';
import { hasPaths, isExact } from './exactness.ts';
import { notExact } from './not-exact.ts';
import type { Cut, Part, Source } from './part.ts';

/** Families that can be counted from facts; the others are whole in their datasets for every cut that reaches them. */
const fromFacts: readonly FamilyId[] = ['funnel', 'after_engagement', 'after_exposure'];
const factsCost = 1000;

/** A part for each cut, or why its numbers cannot be had exactly. Measures of a cut with different sources become several parts. */
export function chooseSources(cuts: readonly Cut[], choosing: Choosing): Result<readonly Part[]> {
  const parts: Part[] = [];
  for (const cut of cuts) {
    for (const kind of new Set(cut.uses.map(({ measure }) => measure.kind))) {
      const wanted = { ...cut, uses: cut.uses.filter(({ measure }) => measure.kind === kind) };
      const candidates = candidatesFor(wanted, kind, choosing)
        .map((source) => ({ source, missing: missingFor(source, choosing) }))
        .toSorted((left, right) => left.source.cost - right.source.cost);
      const whole = candidates.find(({ missing }) => missing.length === 0);
      if (!whole) return notExact(wanted, candidates);
      addPart(parts, { ...wanted, source: whole.source });
    }
  }
  return ok(parts);
}

/** Every source that would be exact for `cut` if it held all days, in no order. */
function candidatesFor(cut: Cut, kind: MeasureKind, choosing: Pick<Choosing, 'directory' | 'only'>): readonly Source[] {
  if (cut.family === 'calendar') return [{ kind: 'calendar', cost: 0 }];
  const counted = fromFacts.includes(cut.family);
  const candidates: Source[] = [];
  if (choosing.only !== 'facts' || !counted)
    for (const dataset of datasets) {
      if (dataset.family !== cut.family || !hasPaths(dataset, cut) || !isExact(dataset, cut, kind, choosing.directory)) continue;
      const complement = complementOf(dataset, cut, kind);
      candidates.push({ kind: 'dataset', dataset, complement, cost: dataset.cost + (complement ? complement.cost : 0) });
    }
  if (choosing.only !== 'datasets' && counted) candidates.push({ kind: 'facts', cost: factsCost });
  return candidates;
}

/** Tables that `source` reads, for the coverage of its days. */
export function tablesOf(source: Source): readonly string[] {
  if (source.kind !== 'dataset') return [];
  return source.complement ? [source.dataset.table, source.complement.table] : [source.dataset.table];
}

/** The brand's table that holds what has no member, where `cut` asks for that too and `dataset` lacks it. */
function complementOf(dataset: Dataset, cut: Cut, kind: MeasureKind): Dataset | null {
  if (dataset.whole || kind !== 'event') return null;
  const wanted = cut.selections.some(
    ({ dimension, op }) => op === 'in' && (dimension === 'lob' || dimension === 'campaign' || dimension === 'engagement'),
  );
  if (wanted) return null;
  return datasets.find(({ family, level }) => family === dataset.family && level === 'brand') ?? null;
}

/** The days that `source` lacks of those that are read. */
function missingFor(source: Source, { coverage, ranges }: Choosing): readonly DaySpan[] {
  const lacks = (spans: readonly DaySpan[]) => ranges.flatMap(({ from, to }) => uncovered(spans, from, to));
  if (source.kind === 'calendar') return [];
  if (source.kind === 'facts') return lacks(coverage.facts);
  const { dataset, complement } = source;
  return [dataset, ...(complement ? [complement] : [])].flatMap(({ table, fact }) =>
    lacks(coverage.tables[table] ?? (fact ? coverage.facts : [])),
  );
}

function addPart(parts: Part[], part: Part): void {
  const same = parts.findIndex(
    (other) =>
      other.family === part.family &&
      other.by.join() === part.by.join() &&
      other.selections.map(({ dimension }) => dimension).join() === part.selections.map(({ dimension }) => dimension).join() &&
      JSON.stringify(other.source) === JSON.stringify(part.source),
  );
  const found = parts[same];
  if (found) parts[same] = { ...found, uses: [...found.uses, ...part.uses] };
  else parts.push(part);
}
