/** What a conversation adds to the messaging datasets, and who handled it (rules 3 and 9 to 14); pure. */
import type { Day } from '../../base/day.ts';

/** Empty texts for 'none'. */
export interface Team {
  readonly agent: string;
  readonly group: string;
  readonly skill: string;
}

export interface ConversationEvent extends Team {
  readonly at: number;
  readonly type: string;
  readonly actor: string;
  readonly kind: string;
  readonly value: number;
}

export interface Opening extends Team {
  readonly at: number;
  readonly openedBy: string;
}

/** The measures of a row of `conversation_activity`, in the table's words. */
export interface Activity extends Team {
  readonly date: Day;
  opened_by_agent: number;
  closed_by_agent: number;
  closed_by_consumer: number;
  closed_by_system: number;
  abandoned: number;
  interactive: number;
  transfers_skill: number;
  transfers_queue: number;
  transfers_agent: number;
  conversation_ms: number;
  csat: number;
  mcs: number | null;
  opened_by_consumer: number;
  consumer_responses: number;
  consumer_response_ms: number;
}

export interface Handling extends Team {
  readonly date: Day;
}

export interface ConversationDays {
  readonly activity: readonly Activity[];
  readonly handled: readonly Handling[];
}

const nobody: Team = { agent: '', group: '', skill: '' };

/** The days of a conversation with `events` in their order (at, rank, line). */
export function conversationDays(opening: Opening, events: readonly ConversationEvent[], dayOf: (at: number) => Day): ConversationDays {
  const close = events.find(({ type }) => type === 'closed') ?? null;
  // What comes after the close is ignored; at the same instant the close is the last.
  const own = close === null ? events : events.filter(({ at }) => at <= close.at);
  const book = new Book(dayOf);
  addOpening(book, opening);
  const course = addCourse(book, own);
  if (close !== null) addClose(book, opening, close, course, lastScores(events));
  return { activity: book.activity(), handled: course.handled(dayOf) };
}

function addOpening(book: Book, opening: Opening): void {
  if (opening.openedBy === 'agent') book.row(opening.at, opening).opened_by_agent += 1;
  else book.row(opening.at, { ...nobody, skill: opening.skill }).opened_by_consumer += 1;
}

/** What the conversation's course shows once all its events were seen. */
interface Course {
  /** The last assignment of all, and each agent's last. */
  readonly last: Team;
  readonly lastOf: ReadonlyMap<string, Team>;
  readonly agentSpoke: boolean;
  readonly interactive: boolean;
  readonly handled: (dayOf: (at: number) => Day) => readonly Handling[];
}

function addCourse(book: Book, events: readonly ConversationEvent[]): Course {
  const lastOf = new Map<string, Team>();
  const spoke: { readonly at: number; readonly team: Team }[] = [];
  let last = nobody;
  let interactive = false;
  let runFrom: number | null = null;
  for (const event of events) {
    const { at, type, actor, agent } = event;
    if (type === 'assigned') {
      last = teamOf(event);
      lastOf.set(agent, last);
    } else if (type === 'transferred') addTransfer(book, event);
    else if (type === 'message' && actor === 'agent') {
      runFrom ??= at;
      spoke.push({ at, team: lastOf.get(agent) ?? { ...nobody, agent } });
    } else if (type === 'message' && actor === 'consumer') {
      interactive ||= spoke.length > 0;
      if (runFrom !== null) {
        const row = book.row(at, { ...nobody, skill: last.skill });
        row.consumer_responses += 1;
        row.consumer_response_ms += at - runFrom;
        runFrom = null;
      }
    }
  }
  const handled = (dayOf: (at: number) => Day) => {
    const rows = new Map(spoke.map(({ at, team }) => [JSON.stringify([dayOf(at), teamOf(team)]), { date: dayOf(at), ...teamOf(team) }]));
    return [...rows.values()];
  };
  return { last, lastOf, agentSpoke: spoke.length > 0, interactive, handled };
}

function addTransfer(book: Book, event: ConversationEvent): void {
  const { at, kind } = event;
  if (kind === 'skill') book.row(at, event).transfers_skill += 1;
  if (kind === 'queue') book.row(at, event).transfers_queue += 1;
  if (kind === 'agent') book.row(at, event).transfers_agent += 1;
}

interface Scores {
  readonly csat: number;
  readonly mcs: number | null;
}

function lastScores(events: readonly ConversationEvent[]): Scores {
  const score = events.findLast(({ type }) => type === 'scored');
  return { csat: events.findLast(({ type }) => type === 'survey')?.value ?? 0, mcs: score === undefined ? null : Math.sign(score.value) };
}

function addClose(book: Book, opening: Opening, close: ConversationEvent, course: Course, { csat, mcs }: Scores): void {
  const row = book.row(close.at, course.last);
  if (close.actor === 'agent') book.row(close.at, course.lastOf.get(close.agent) ?? { ...nobody, agent: close.agent }).closed_by_agent += 1;
  else if (close.actor === 'consumer') row.closed_by_consumer += 1;
  else row.closed_by_system += 1;
  row.conversation_ms += close.at - opening.at;
  row.csat = csat;
  row.mcs = mcs;
  if (course.interactive) row.interactive += 1;
  if (!course.agentSpoke && opening.openedBy !== 'agent') row.abandoned += 1;
}

/** One row for each day and team. */
class Book {
  readonly #dayOf: (at: number) => Day;
  readonly #rows = new Map<string, Activity>();

  constructor(dayOf: (at: number) => Day) {
    this.#dayOf = dayOf;
  }

  row(at: number, team: Team): Activity {
    const date = this.#dayOf(at);
    const id = JSON.stringify([date, team.agent, team.group, team.skill]);
    let row = this.#rows.get(id);
    if (row === undefined) {
      row = { date, ...teamOf(team), ...empty };
      this.#rows.set(id, row);
    }
    return row;
  }

  activity(): readonly Activity[] {
    return [...this.#rows.values()];
  }
}

const empty = {
  opened_by_agent: 0,
  closed_by_agent: 0,
  closed_by_consumer: 0,
  closed_by_system: 0,
  abandoned: 0,
  interactive: 0,
  transfers_skill: 0,
  transfers_queue: 0,
  transfers_agent: 0,
  conversation_ms: 0,
  csat: 0,
  mcs: null,
  opened_by_consumer: 0,
  consumer_responses: 0,
  consumer_response_ms: 0,
};

function teamOf({ agent, group, skill }: Team): Team {
  return { agent, group, skill };
}
