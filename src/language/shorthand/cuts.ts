/** Short forms of breakdowns, filters, bounds and rankings: `exposed x campaign`, `campaign wise`, `60-80%`, `top 5+`. */
import * as t from '../../../grammar/tokens.ts';
import { as, isOf } from '../neighbours.ts';
import { counting, joined, plainNumber, type Rule, saidAt, silent, worded } from './rule.ts';

/** `exposed x campaign`, `by lob > campaign` */
export const cross: Rule = ({ all, at, segment, said }) => {
  const cut = isOf(all[saidAt(all, at + 1)], t.Noun, t.Unit);
  if (!cut || !isOf(said.at(-1), t.Metric, t.Section, t.Noun, t.Unit, t.GrainWord)) return null;
  if (/^[x×]$/u.test(segment.norm)) return { out: [worded(segment, t.By)], end: at + 1 };
  const deeper = segment.norm === '>' && isOf(said.at(-1), t.Noun) && said.some((one) => isOf(one, t.By, t.Per));
  return deeper ? { out: [as(segment, t.And)], end: at + 1 } : null;
};

/** `campaign wise`, `group-wise` */
export const wise: Rule = ({ at, segment, said }) =>
  isOf(segment, t.Unknown) && segment.norm === 'wise' && isOf(said.at(-1), t.Noun, t.Unit) ? { out: [silent(segment)], end: at + 1 } : null;

/** `break csat down by agent`, `breakdown of exposures by device`: what it is by stands further on. */
export const broken: Rule = ({ all, at, segment, said }) => {
  if (!/^(?:break|split|breakdown|breakout)$/u.test(segment.norm) || !isOf(segment, t.Unknown, t.By)) return null;
  if (isOf(all[saidAt(all, at + 1)], t.Noun, t.Unit, t.GrainWord)) {
    const own = segment.norm === 'split' || segment.norm === 'breakdown';
    return own && isOf(segment, t.Unknown) ? { out: [worded(segment, t.By)], end: at + 1 } : null;
  }
  const behind = all.slice(at + 1).some((one) => isOf(one, t.By, t.Per, t.GrainWord));
  const cut = behind || said.some((one) => isOf(one, t.Noun));
  return isOf(segment, t.Unknown) && cut ? { out: [silent(segment)], end: at + 1 } : null;
};

/** `60-80%`, `60 to 80%` */
export const amountRange: Rule = ({ all, at, segment, said }) => {
  const [joint, last] = [all[at + 1], all[at + 2]];
  const range = joint !== undefined && (/^[-–—]$/u.test(joint.norm) || joint.norm === 'to');
  const value = plainNumber(segment);
  if (!range || value === null || !isOf(segment, t.Num) || last?.payload.kind !== 'amount' || !isOf(last, t.Num)) return null;
  const bounded = last.payload.unit !== null;
  const taken = isOf(said.at(-1), t.Comparator, t.BetweenAmounts, t.Top, t.Superlative, t.Last, t.Between, t.Moves);
  if (!bounded || taken) return null;
  const least = as(segment, t.Num, { ...last.payload, value });
  return { out: [as(segment, t.BetweenAmounts), least, as(joint, t.And), last], end: at + 3 };
};

/** `top 5+`, `top 5-10`: what stands behind the number is kept with it, to be said. */
export const rankedBy: Rule = ({ all, at, segment, said }) => {
  if (!isOf(segment, t.Num) || !isOf(said.at(-1), t.Top, t.Superlative)) return null;
  const [mark, last] = [all[at + 1], all[at + 2]];
  if (mark?.norm === '+' && mark.start === segment.end && !isOf(last, t.Num))
    return { out: [joined(segment, mark, `${segment.text}+`)], end: at + 2 };
  const range = mark !== undefined && /^[-–]$/u.test(mark.norm) && last !== undefined && plainNumber(last) !== null;
  return range ? { out: [counting(joined(segment, last, segment.text), t.Num, plainNumber(last) ?? 0)], end: at + 3 } : null;
};

/** `first 3 campaigns by exposures` */
export const firstRows: Rule = ({ all, at, segment }) => {
  const [count, noun] = [all[at + 1], all[at + 2]];
  const rows = noun?.payload.kind === 'noun' && noun.payload.plural;
  const first = isOf(segment, t.Unknown) && /^(?:first|1st)$/u.test(segment.norm);
  return first && rows && plainNumber(count) !== null ? { out: [worded(segment, t.Top, 'top')], end: at + 1 } : null;
};

/** `where device is not desktop`: the noun belongs to the value, and breaks nothing down. */
export const nounIsNot: Rule = ({ all, at, segment, said }) => {
  const { payload } = segment;
  if (payload.kind !== 'noun' || payload.plural || isOf(said.at(-1), t.By, t.Per, t.Which, t.Noun)) return null;
  const not = saidAt(all, isOf(all[at + 1], t.Equals) ? at + 2 : at + 1);
  const value = saidAt(all, not + 1);
  const [negation, named] = [all[not], all[value]];
  const between = all.slice(at + 1, not).every(({ norm }) => /^(?:is|are|was|were|does|do|did)$/u.test(norm));
  if (!between || !negation || !/^(?:not|isn't|!=|isnt)$/u.test(negation.norm) || named?.payload.kind !== 'value') return null;
  const readings = named.payload.readings.filter(({ dimension }) => dimension === payload.dimension);
  if (readings.length === 0) return null;
  const whole = joined({ ...negation, start: segment.start }, negation, segment.text);
  return { out: [as(whole, t.Not), ...all.slice(not + 1, value), as(named, t.Value, { ...named.payload, readings })], end: value + 1 };
};

/** `the billing team` where billing is a skill: those who have it. */
export const teamOfSkill: Rule = ({ all, at, segment, said }) => {
  const next = all[at + 1];
  const { payload } = segment;
  const skill = payload.kind === 'value' && payload.readings.every(({ dimension }) => dimension === 'skill');
  const team = next?.payload.kind === 'noun' && next.payload.dimension === 'group' && !next.payload.plural;
  if (!skill || !team || isOf(said.at(-1), t.By, t.Per)) return null;
  return { out: [joined(segment, next, segment.text)], end: at + 2 };
};

/** `US`, where letters of both kinds are written, is a country, not those who ask. */
export const country: Rule = ({ all, at, segment }) =>
  segment.token === null && segment.text === 'US' && all.some(({ text }) => /\p{Ll}/u.test(text))
    ? { out: [as(segment, t.Unknown, { kind: 'text', text: 'US' })], end: at + 1 }
    : null;
