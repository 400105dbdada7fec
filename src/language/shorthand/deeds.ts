/** What was not done, and what was done at all: `who didn't close anything`, `campaigns that never converted`, `which agents closed something`. */
import * as t from '../../../grammar/tokens.ts';
import { isOf } from '../neighbours.ts';
import type { Segment } from '../segment.ts';
import { counting, joined, type Rule, saidAt, silent, worded } from './rule.ts';

const denials = /^(?:didn['’]?t|haven['’]?t|hasn['’]?t|hadn['’]?t|don['’]?t|doesn['’]?t|never)$/u;
const auxiliaries = /^(?:did|has|have|had|do|does)$/u;
const anything = /^(?:anything|any|something|even)$/u;

/** Index behind `anything`, `any`, `a single one` at `at`; `at` where nothing of the kind stands there. */
function behindAnything(all: readonly Segment[], at: number): number {
  const [first, second] = [all[at]?.norm ?? '', all[at + 1]?.norm ?? ''];
  if (anything.test(first)) return at + 1;
  return /^(?:a|one|1)$/u.test(first) && second === 'single' ? at + 2 : at;
}

/** `segment` as a bound on what was done: none of it, or any of it. */
function bounded(segment: Segment, op: '=' | '>'): readonly Segment[] {
  return [worded(segment, t.Comparator, op), counting(segment, t.Num, 0)];
}

/** `didn't close anything`, `never converted`, `did not convert`, `nobody clicked`: none of it. */
export const undone: Rule = ({ all, at, segment }) => {
  const not = segment.norm === 'not' && auxiliaries.test(all[at - 1]?.norm ?? '');
  const nobody = isOf(segment, t.Unknown) && /^(?:nobody|no-one|noone)$/u.test(segment.norm);
  if (!not && !nobody && !denials.test(segment.norm)) return null;
  // What was not done stands right behind: `never mind, csat` and `I don't have csat` deny none of it.
  const verb = /^(?:even|ever)$/u.test(all[at + 1]?.norm ?? '') ? at + 2 : at + 1;
  const [done, behind] = [all[verb], all[verb + 1]];
  if (!done || !isOf(done, t.Metric, t.Close) || isOf(behind, t.Comparator, t.Num)) return null;
  const end = behindAnything(all, verb + 1);
  const whole = joined(segment, done, segment.text);
  // The noun of what is closed is no metric of its own: `did not close a single conversation`.
  const noun = isOf(done, t.Close) && isConversation(all[end]) ? end + 1 : end;
  return { out: [{ ...counted(done), start: whole.start }, ...bounded(all[noun - 1] ?? done, '=')], end: noun };
};

/** `closed nothing`, `closed something`, `clicked at all` */
export const done: Rule = ({ at, segment, said }) => {
  const word = segment.norm;
  if (!isOf(segment, t.Unknown) || !isOf(said.at(-1), t.Metric, t.Close)) return null;
  if (/^(?:nothing|none)$/u.test(word)) return { out: bounded(segment, '='), end: at + 1 };
  return /^(?:anything|something)$/u.test(word) ? { out: bounded(segment, '>'), end: at + 1 } : null;
};

/** How well something converts is a rate; that it does not is a count of none. */
function counted(deed: Segment): Segment {
  const { payload } = deed;
  const rate = payload.kind === 'metric' && payload.id === 'conversion_rate_after_engagement' && /^convert/u.test(payload.word);
  return rate ? { ...deed, payload: { ...payload, id: 'conversions_after_engagement', short: null } } : deed;
}

function isConversation(segment: Segment | undefined): boolean {
  return isOf(segment, t.Metric) && /^(?:conversations?|convos?|convs?|chats?|it|one)$/u.test(segment?.norm ?? '');
}

/** `what did night shift do yesterday`, `what has dana been doing`: all there is about them. */
export const whatDid: Rule = ({ all, at, segment }) => {
  if (segment.norm !== 'what' || !/^(?:did|do|does|has|have|is|are|was|were)$/u.test(all[at + 1]?.norm ?? '')) return null;
  const value = saidAt(all, at + 1);
  const last = all.findIndex((one, index) => index > value && !isOf(one, t.Value, t.Noun, t.And, t.Or) && one.token !== null);
  const doing = all.findIndex(({ norm }, index) => index > value && /^(?:do|doing|done)$/u.test(norm));
  const up = all.slice(value, doing + 1).some(({ norm }) => norm === 'up');
  const numbers = all.some((one) => isOf(one, t.Metric, t.Section, t.Close));
  if (!isOf(all[value], t.Value) || doing < 0 || (last >= 0 && last < doing && !up) || numbers) return null;
  const between = all
    .slice(at + 1, doing + 1)
    .map((one) => (/^(?:did|do|does|has|have|been|doing|done|up|to)$/u.test(one.norm) ? silent(one) : one));
  return { out: [worded(segment, t.Overview, 'member'), ...between], end: doing + 1 };
};
