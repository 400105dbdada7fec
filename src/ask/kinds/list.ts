/** What there is: metrics, members, values, days. */
import { dayText } from '../../base/day-text.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import { unreachable } from '../../base/unreachable.ts';
import { type Catalogue, sectionLabels } from '../../catalogue/catalogue.ts';
import type { DimensionId, MemberDimensionId } from '../../catalogue/dimension.ts';
import { dimensionOf, dimensions } from '../../catalogue/dimensions.ts';
import type { Directory, Member } from '../../catalogue/directory.ts';
import { metricsAbout } from '../../catalogue/metrics-about.ts';
import type { ListPlan, PlanFilter } from '../../plan/plan.ts';
import type { Answer, Shown } from '../../present/answer.ts';
import type { Cell } from '../../query/result.ts';
import type { Asked } from '../asked.ts';
import { plainAnswer } from './plain.ts';

type Listed = Pick<Answer, 'headline' | 'columns' | 'rows'>;

const memberLists: Readonly<Record<string, MemberDimensionId>> = {
  campaigns: 'campaign',
  lobs: 'lob',
  engagements: 'engagement',
  entry_points: 'entry_point',
  groups: 'group',
  agents: 'agent',
  skills: 'skill',
};

/** The list that `plan` asks for, as rows; `unreachable_filter` where a filter says nothing of what is listed. */
export function listMembers(plan: ListPlan, asked: Asked, catalogue: Catalogue): Result<Shown> {
  if (plan.what === 'agents' && !asked.knowledge.directory.scope.agents)
    return refused({ code: 'not_allowed', message: 'Single agents are not open to you here.', at: null, suggestions: [] });
  const foreign = plan.filters.find(({ dimension }) => !reached(plan).includes(dimension));
  if (foreign === undefined) return ok(plainAnswer(asked, catalogue, listed(plan, asked.knowledge.directory, catalogue)));
  const what = plan.what.replaceAll('_', ' ');
  return refused({
    code: 'unreachable_filter',
    message: `A list of ${what} cannot be narrowed by ${dimensionOf(foreign.dimension).label.toLowerCase()}.`,
    at: null,
    suggestions: [{ label: `list ${what}`, question: `list ${what}` }],
  });
}

/** The dimensions that a member of the list has a value of: its own and those above it. */
function reached({ what }: ListPlan): readonly DimensionId[] {
  const own = memberLists[what];
  if (own === undefined) return [];
  if (own === 'campaign') return ['campaign', 'lob', 'goal_type'];
  return own === 'engagement' ? ['engagement', 'campaign', 'lob', 'goal_type'] : [own];
}

function listed(plan: ListPlan, directory: Directory, catalogue: Catalogue): Listed {
  switch (plan.what) {
    case 'metrics': {
      const { about } = plan;
      const metrics = about === undefined ? catalogue.metrics : metricsAbout(about, catalogue);
      const many = `${metrics.length} ${metrics.length === 1 ? 'metric' : 'metrics'}`;
      return table(
        about === undefined ? `${many} can be asked for.` : `${many} about ${about}, of ${catalogue.metrics.length}.`,
        ['metric', 'section', 'definition'],
        metrics.map(({ id, section, definition }) => [
          id.replaceAll('_', ' '),
          section === null ? null : sectionLabels[section],
          definition,
        ]),
      );
    }
    case 'devices':
    case 'source_types':
    case 'goal_types':
      return fixedList(plan.what.slice(0, -1), catalogue);
    case 'days': {
      const { from, to, completeTo } = directory.extent;
      const complete = completeTo === null ? '–' : dayText(completeTo);
      const words =
        from === null || to === null
          ? 'There are no data yet.'
          : `The data go from ${dayText(from)} to ${dayText(to)}; complete up to ${complete}.`;
      return table(words, ['from', 'to', 'complete_to'], from === null ? [] : [[from, to, completeTo]]);
    }
    case 'schedules':
    case 'alerts':
      // Whose they are is for the surface to say, which lists its own where it can.
      return table(
        `Your ${plan.what} are listed by \`/parley ${plan.what}\` in Slack and by \`parley ${plan.what}\` in the terminal.`,
        [plan.what.slice(0, -1)],
        [],
      );
    case 'campaigns':
    case 'lobs':
    case 'engagements':
    case 'entry_points':
    case 'groups':
    case 'agents':
    case 'skills':
      return memberList(memberLists[plan.what] as MemberDimensionId, plan.filters, directory);
    default:
      return unreachable(plan.what);
  }
}

function fixedList(id: string, { dimensions }: Catalogue): Listed {
  const dimension = dimensions.find((one) => one.id === id);
  if (!dimension) throw new Error(`no dimension ${id}`);
  const { fixed, plural, words } = dimension;
  return table(
    `${fixed.length} ${plural.toLowerCase()}.`,
    [words[0] ?? id, 'also called'],
    fixed.map(({ value, words: also }) => [value, also.join(', ')]),
  );
}

function memberList(dimension: MemberDimensionId, filters: readonly PlanFilter[], directory: Directory): Listed {
  const parent = dimension === 'campaign' ? 'lob' : dimension === 'engagement' ? 'campaign' : null;
  const members = directory
    .members(dimension)
    .filter((member) => !member.deleted && filters.every((filter) => passes(member, filter, directory)));
  const rows = members
    .map((member) => [
      directory.label(dimension, member.id),
      ...(parent === null ? [] : [member.parentId === null ? null : directory.label(parent, member.parentId)]),
    ])
    .toSorted((a, b) => String(a[0]).localeCompare(String(b[0]), 'en'));
  const { label, plural } = dimensionOf(dimension);
  return table(
    `${rows.length} ${rows.length === 1 ? label.toLowerCase() : plural.toLowerCase()}.`,
    [dimension, ...(parent === null ? [] : [parent])],
    rows,
  );
}

/** A filter on the member's own name, or on that of one it belongs to. */
function passes(member: Member, filter: PlanFilter, directory: Directory): boolean {
  const subject = ancestor(member, filter.dimension, directory);
  if (subject === null) return false;
  const name = subject.toLowerCase();
  const values = filter.values.map((value) => value.toLowerCase());
  switch (filter.op) {
    case 'in':
      return values.includes(name);
    case 'not_in':
      return !values.includes(name);
    case 'contains':
      return values.some((value) => name.includes(value));
    case 'starts_with':
      return values.some((value) => name.startsWith(value));
    default:
      return unreachable(filter.op);
  }
}

function ancestor(member: Member, dimension: DimensionId, directory: Directory): string | null {
  if (member.dimension === dimension) return member.name;
  if (dimension === 'goal_type') return member.goalType;
  const above = member.dimension === 'engagement' ? 'campaign' : member.dimension === 'campaign' ? 'lob' : null;
  const parent = above === null ? undefined : directory.members(above).find(({ id }) => id === member.parentId);
  return parent ? ancestor(parent, dimension, directory) : null;
}

function table(headline: string, ids: readonly string[], rows: readonly (readonly Cell[])[]): Listed {
  return { headline, columns: ids.map((id) => ({ id, label: headOf(id), unit: null })), rows };
}

/** `Goal type`, `LOB`: the head of a column. */
function headOf(id: string): string {
  const words = dimensions.find((one) => one.id === id)?.label ?? id.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
