/** Lines of an event file as the oracle reads them: parsed once, told apart by what they say, ordered by code points. */

export interface EventLine {
  readonly type: string;
  readonly brand: string;
  readonly id?: string;
  readonly at?: string;
  readonly name?: string;
  readonly timeZone?: string;
  readonly currency?: string;
  readonly crossSessionDays?: number;
  readonly agentAttribution?: string;
  readonly lobId?: string;
  readonly goalId?: string;
  readonly campaignId?: string;
  readonly goalType?: string;
  readonly visit?: string;
  readonly visitor?: string;
  readonly conversation?: string;
  readonly engagement?: string;
  readonly entryPoint?: string;
  readonly state?: string;
  readonly controlGroup?: boolean;
  readonly device?: string;
  readonly source?: string;
  readonly by?: string;
  readonly kind?: string;
  readonly agent?: string;
  readonly group?: string;
  readonly skill?: string;
  readonly status?: string;
  readonly csat?: number;
  readonly mcs?: number;
  readonly goal?: string;
  readonly orderId?: string;
  readonly leadId?: string;
  readonly serviceId?: string;
  readonly topic?: string;
  readonly value?: number;
}

/** An event with its instant in milliseconds and the text that settles ties. */
export interface Event extends EventLine {
  readonly ms: number;
  readonly text: string;
}

const known: Readonly<Record<string, readonly (keyof EventLine)[]>> = {
  visit: ['visit', 'visitor', 'device', 'source', 'controlGroup'],
  eligible: ['visit', 'engagement', 'entryPoint', 'controlGroup'],
  display: ['visit', 'engagement', 'entryPoint', 'state', 'controlGroup'],
  accept: ['visit', 'engagement', 'entryPoint', 'state'],
  conversation_opened: ['conversation', 'visitor', 'by', 'source', 'device', 'visit', 'engagement', 'skill', 'agent', 'group'],
  assigned: ['conversation', 'agent', 'group', 'skill'],
  message: ['conversation', 'by', 'agent'],
  transferred: ['conversation', 'kind', 'agent', 'group', 'skill'],
  conversation_closed: ['conversation', 'by', 'agent'],
  survey: ['conversation', 'csat'],
  scored: ['conversation', 'mcs'],
  agent_status: ['agent', 'group', 'status'],
  goal: ['visitor', 'goal', 'visit', 'orderId', 'leadId', 'serviceId', 'topic', 'status', 'value', 'currency'],
};

/** The reference lines in their order, and the events told apart: of lines that say the same, the smallest stands. */
export function readLines(texts: readonly string[]): { readonly reference: readonly EventLine[]; readonly events: readonly Event[] } {
  const reference: EventLine[] = [];
  const events = new Map<string, Event>();
  for (const text of texts) {
    const line = JSON.parse(text) as EventLine;
    if (line.at === undefined) reference.push(line);
    else {
      const ms = Date.parse(line.at.replace(/(\.\d{3})\d+/, '$1'));
      const event = { ...line, ms, text };
      const key = JSON.stringify([line.type, line.brand, ms, ...(known[line.type] ?? []).map((field) => line[field] || null)]);
      const other = events.get(key);
      if (other === undefined || byCodePoints(text, other.text) < 0) events.set(key, event);
    }
  }
  return { reference, events: [...events.values()] };
}

/** Orders texts by code points, as UTF-8 bytes do. */
export function byCodePoints(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

/** Orders events by instant, then by their text. */
export function byTime(left: Event, right: Event): number {
  return left.ms - right.ms || byCodePoints(left.text, right.text);
}

/** Items by what `key` gives, in the order they came. */
export function grouped<Item, Key>(items: Iterable<Item>, key: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}
