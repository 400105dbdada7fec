/** Which breakdown and filter reaches which family of measures (spec: metrics, "Which filter reaches which measure"). */
import { type DimensionId, dimensionIds } from './dimension.ts';
import type { Family, FamilyId, Reach } from './measure.ts';

type Reaches = Partial<Readonly<Record<DimensionId, Reach>>>;

const none = Object.fromEntries(dimensionIds.map((id) => [id, 'none'])) as Record<DimensionId, Reach>;

function reach(given: Reaches): Family['reach'] {
  return { ...none, weekday: 'partition', ...given };
}

const visitCut = { device: 'partition', device_class: 'partition', source_type: 'partition' } as const;
const tree = ['lob', 'campaign', 'engagement'] as const;

function all(dimensions: readonly DimensionId[], value: Reach): Reaches {
  return Object.fromEntries(dimensions.map((id) => [id, value]));
}

const conversationCut: Reaches = { ...visitCut, ...all([...tree, 'goal_type'], 'partition') };
const sessionsNote = 'sessions are those of the whole brand';
const goalNote = 'goal type selects the goal reached; the visits are all visits';

const list: readonly Family[] = [
  {
    id: 'sessions',
    reach: reach(visitCut),
    beside: ([...tree, 'entry_point', 'goal_type'] as const).map((dimension) => ({
      families: 'any',
      dimension,
      reach: 'repeat',
      note: sessionsNote,
    })),
    repeatNote: sessionsNote,
  },
  {
    id: 'funnel',
    reach: reach({ ...visitCut, ...all([...tree, 'entry_point', 'goal_type'], 'overlap') }),
    beside: [{ families: ['after_engagement', 'after_exposure'], dimension: 'goal_type', reach: 'repeat', note: goalNote }],
    repeatNote: goalNote,
  },
  {
    id: 'offers',
    reach: reach({ ...conversationCut, entry_point: 'partition' }),
    beside: [],
    repeatNote: null,
  },
  {
    id: 'agent_messaging',
    reach: reach({ ...conversationCut, ...all(['group', 'agent', 'skill'], 'partition') }),
    beside: [],
    repeatNote: null,
  },
  {
    // One conversation can be handled by several agents and on several days: it counts once in each, and once over all.
    id: 'handled',
    reach: reach({ ...conversationCut, ...all(['group', 'agent', 'skill', 'weekday'], 'overlap') }),
    beside: [],
    repeatNote: null,
  },
  {
    id: 'consumer_messaging',
    reach: reach({ ...conversationCut, skill: 'partition' }),
    beside: [],
    repeatNote: null,
  },
  {
    id: 'after_engagement',
    reach: reach({ ...conversationCut, ...all(['group', 'agent', 'currency'], 'partition') }),
    beside: [],
    repeatNote: null,
  },
  {
    id: 'after_exposure',
    reach: reach({ ...visitCut, ...all(tree, 'overlap'), ...all(['goal_type', 'currency'], 'partition') }),
    beside: [],
    repeatNote: null,
  },
  {
    id: 'agent_hours',
    reach: reach({ ...all(tree, 'repeat'), ...all(['group', 'agent', 'hour'], 'partition') }),
    beside: [],
    repeatNote: "hours are the whole brand's",
  },
  {
    id: 'calendar',
    reach: { ...reach(all(dimensionIds, 'repeat')), weekday: 'partition' },
    beside: [],
    repeatNote: null,
  },
];

const byId = new Map(list.map((family) => [family.id, family]));

/** The family called `id`. */
export function familyOf(id: FamilyId): Family {
  const found = byId.get(id);
  if (!found) throw new Error(`no family ${id}`);
  return found;
}

/** A reach with the note that goes with it where it repeats. */
export interface Touch {
  readonly reach: Reach;
  readonly note: string | null;
}

/**
 * How `dimension` touches family `id` in a formula whose measures are of the families `formula` (itself included).
 * Alone, a family has its own reach; beside others, `beside` may turn it into a repeated number.
 */
export function touchOf(id: FamilyId, dimension: DimensionId, formula: readonly FamilyId[]): Touch {
  const family = familyOf(id);
  const others = formula.filter((other) => other !== id && other !== 'calendar');
  const beside = family.beside.find(
    (rule) =>
      rule.dimension === dimension &&
      others.length > 0 &&
      (rule.families === 'any' || others.some((other) => rule.families.includes(other))),
  );
  if (beside) return { reach: beside.reach, note: beside.note };
  const own = family.reach[dimension];
  return { reach: own, note: own === 'repeat' ? family.repeatNote : null };
}
