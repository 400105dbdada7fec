/** Derives what a batch of conversations adds to each day, who handled them, and at which entry point they engaged. */

import type { SqlRow } from '../../base/statement.ts';
import { numberOf, textOf } from './brand.ts';
import { type ConversationEvent, conversationDays } from './conversation-activity.ts';
import { grouped } from './grouped.ts';
import { type Batch, fromMarks, markDays, markedBy, markVisitors } from './marks.ts';
import type { Session } from './session.ts';
import { type Row, shape } from './tables.ts';

const cut = ['engagement_id', 'device', 'source_type'];
const measures = [
  ...['opened_by_agent', 'closed_by_agent', 'closed_by_consumer', 'closed_by_system', 'abandoned', 'interactive'],
  ...['transfers_skill', 'transfers_queue', 'transfers_agent', 'conversation_ms', 'csat', 'mcs'],
  ...['opened_by_consumer', 'consumer_responses', 'consumer_response_ms'],
] as const;

const activityTable = shape(
  'conversation_activity',
  ['brand_id', 'conversation_id', 'date', 'agent_id', 'group_id', 'skill_id'],
  [...cut, ...measures],
);
const handledTable = shape('handled_conversations', ['brand_id', 'date', 'conversation_id', 'agent_id', 'group_id', 'skill_id'], cut);
const entryPointTable = shape('conversations', ['brand_id', 'id'], ['entry_point_id']);

const conversations = { table: 'conversations c', on: 'c.brand_id = s.brand_id and c.id = s.id' };
const visits = { table: 'visits v', on: 'v.brand_id = c.brand_id and v.id = c.visit_id' };
const activities = { table: 'conversation_activity a', on: 'a.brand_id = s.brand_id and a.conversation_id = s.id' };
const events = { table: 'conversation_events e', on: 'e.brand_id = s.brand_id and e.conversation_id = s.id' };
const conversions = { table: 'conversions c', on: 'c.brand_id = s.brand_id and c.conversation_id = s.id' };

/** Replaces the derived facts of the batch's conversations; marks the days they left and reached, and the visitors whose credit may change. */
export async function deriveConversations(session: Session, batch: Batch): Promise<void> {
  const bindings = markedBy(batch);
  const left = await session.read(`select distinct a.date ${fromMarks(activities)}`, bindings);
  const rows = await session.read(
    `select c.id, c.at, c.opened_by, c.source_type, c.device, c.engagement_id, c.agent_id, c.group_id, c.skill_id, c.entry_point_id ${fromMarks(conversations)}`,
    bindings,
  );
  const happened = await session.read(
    `select e.conversation_id, e.at, e.type, e.actor, e.kind, e.agent_id, e.group_id, e.skill_id, e.value
    ${fromMarks(events)}
    order by e.conversation_id, e.at, e.rank, e.line`,
    bindings,
  );
  const { activity, handled } = derive(rows, happened, batch);
  for (const table of [activityTable.name, handledTable.name])
    await session.read(
      `delete from ${table} where brand_id = ? and conversation_id in (select id from dirty_subjects where brand_id = ? and kind = ? and id <= ?)`,
      [batch.brand.id, ...bindings],
    );
  await session.insert(activityTable, activity);
  await session.insert(handledTable, handled);
  await setEntryPoints(session, batch, rows);
  await markDays(session, batch.brand, 'messaging', [...left.map((row) => textOf(row, 'date')), ...activity.map((row) => String(row[2]))]);
  await session.read(
    `insert into dirty_days (brand_id, date, family) select distinct v.brand_id, v.date, 'funnel' ${fromMarks(conversations, visits)} on conflict do nothing`,
    bindings,
  );
  await markVisitors(session, `select c.brand_id, c.visitor_id ${fromMarks(conversations)}`, batch);
  await markVisitors(session, `select c.brand_id, c.visitor_id ${fromMarks(conversions)}`, batch);
}

function derive(
  rows: readonly SqlRow[],
  events: readonly SqlRow[],
  { brand }: Batch,
): { readonly activity: readonly Row[]; readonly handled: readonly Row[] } {
  const activity: Row[] = [];
  const handled: Row[] = [];
  const byConversation = grouped(events, (row) => row['conversation_id']);
  for (const row of rows) {
    const id = textOf(row, 'id');
    const opening = { at: numberOf(row, 'at'), openedBy: textOf(row, 'opened_by'), ...teamOf(row) };
    const days = conversationDays(opening, (byConversation.get(id) ?? []).map(eventOf), (at) => brand.zone.day(at));
    const own = cut.map((column) => textOf(row, column));
    for (const each of days.activity)
      activity.push([brand.id, id, each.date, each.agent, each.group, each.skill, ...own, ...measures.map((measure) => each[measure])]);
    for (const each of days.handled) handled.push([brand.id, each.date, id, each.agent, each.group, each.skill, ...own]);
  }
  return { activity, handled };
}

/** Where the conversation's engagement was last accepted, or else displayed, before it opened. Two at one instant: the greater line. */
async function setEntryPoints(session: Session, batch: Batch, rows: readonly SqlRow[]): Promise<void> {
  const before = 'o.brand_id = c.brand_id and o.visit_id = c.visit_id and o.engagement_id = c.engagement_id and o.at <= c.at';
  const found = new Map<string, string>();
  for (const [table, where] of [
    ['displays', 'and o.control_group = 0'],
    ['accepts', ''],
  ] as const) {
    const offers = await session.read(
      `select c.id, o.entry_point_id ${fromMarks(conversations, visits, { table: `${table} o`, on: before })}
      and c.engagement_id <> '' ${where} order by c.id, o.at, o.line, o.entry_point_id`,
      markedBy(batch),
    );
    for (const offer of offers) found.set(textOf(offer, 'id'), textOf(offer, 'entry_point_id'));
  }
  const moved = rows.filter((row) => (found.get(textOf(row, 'id')) ?? '') !== row['entry_point_id']);
  await session.update(
    entryPointTable,
    moved.map((row) => [batch.brand.id, textOf(row, 'id'), found.get(textOf(row, 'id')) ?? '']),
  );
}

function eventOf(row: SqlRow): ConversationEvent {
  return {
    at: numberOf(row, 'at'),
    type: textOf(row, 'type'),
    actor: textOf(row, 'actor'),
    kind: textOf(row, 'kind'),
    value: numberOf(row, 'value'),
    ...teamOf(row),
  };
}

function teamOf(row: SqlRow): { readonly agent: string; readonly group: string; readonly skill: string } {
  return { agent: textOf(row, 'agent_id'), group: textOf(row, 'group_id'), skill: textOf(row, 'skill_id') };
}
