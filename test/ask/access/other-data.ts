/** The same events for whoever has some rights, and others for everybody else: what is denied is changed, renamed, taken away and added. */
import { folded, type Rights } from '../../../src/ask/access/rights.ts';
import { Random } from '../../../src/data/demo/random.ts';

type Line = Readonly<Record<string, unknown>> & { readonly type: string };

/** Names that are words of questions, as a denied member may well be called. */
const names = ['Mobile', 'Yesterday', 'by device', 'Sales', 'exposed rate', 'Zebra', 'Welcome', 'Night Shift', '7', 'Winter', 'Home Page'];
const offers = ['eligible', 'display', 'accept'];

/** `lines` of the brand `brand`, and of others, with what `rights` deny made otherwise; the same for the same `seed`. */
export function otherLines(lines: readonly string[], brand: string, rights: Rights, seed: string): readonly string[] {
  const random = new Random(seed);
  const read = lines.map((line) => JSON.parse(line) as Line);
  const own = read.filter((line) => isOf(line, brand));
  const foreign = read
    .filter((line) => !isOf(line, brand))
    .map((line) => ({
      ...line,
      ...(line.type === 'brand' ? { id: 'hidden' } : { brand: 'hidden' }),
      ...('name' in line ? { name: 'Nowhere' } : {}),
    }));
  const isOpen = rights.brands === null || rights.brands.includes(brand);
  const changes: readonly ((some: readonly Line[]) => readonly Line[])[] = [
    (some) => (rights.lobs === null ? some : withoutLobs(some, rights.lobs, random)),
    (some) => (rights.agents ? some : withOtherAgents(some, random)),
    (some) => (rights.panels === null ? some : withOtherMembers(some, rights, random)),
    (some) =>
      rights.panels?.every((panel) => panel === 'campaign' || panel === 'engagement') === true ? withMovedOffers(some, random) : some,
  ];
  const changed = isOpen
    ? changes.reduce<readonly Line[]>((some, change) => change(some), own)
    : own.map((line) => ({ ...line, ...renamed(line, random) }));
  return [...changed, ...(rights.brands === null ? read.filter((line) => !isOf(line, brand)) : foreign)].map((line) =>
    JSON.stringify(line),
  );
}

function isOf(line: Line, brand: string): boolean {
  return line['brand'] === brand || (line.type === 'brand' && line['id'] === brand);
}

/** Another name; none of those that are `open` (folded): rules know LOBs by their names, and whatever is called so is not denied. */
function renamed(line: Line, random: Random, open: ReadonlySet<string> = new Set()): { readonly name?: string } {
  if (!('name' in line)) return {};
  const name = pickFrom(
    names.filter((one) => !open.has(folded(one))),
    random,
  );
  return { name: `${name ?? ''}${random.chance(0.5) ? '' : ` ${random.whole(1, 99)}`}` };
}

/** LOBs that are not in `lobs`: members renamed, some with all that belongs to them gone, one added; what only they take part in changed. */
function withoutLobs(lines: readonly Line[], lobs: readonly string[], random: Random): readonly Line[] {
  const open = new Set(lobs.map(folded));
  const denied = new Map<string, Set<unknown>>();
  const mark = (type: string, isDenied: (line: Line) => boolean): void => {
    denied.set(type, new Set(lines.filter((line) => line.type === type && isDenied(line)).map((line) => line['id'])));
  };
  mark('lob', (line) => !open.has(folded(String(line['name']))));
  mark('campaign', (line) => denied.get('lob')?.has(line['lobId']) ?? false);
  mark('engagement', (line) => denied.get('campaign')?.has(line['campaignId']) ?? false);
  const engagements = denied.get('engagement') ?? new Set();
  const isDenied = (line: Line): boolean => denied.get(line.type)?.has(line['id']) ?? false;
  const [first] = engagements;
  const kept = lines.filter((line) => line.type !== 'engagement' || !isDenied(line) || line['id'] === first || random.chance(0.6));
  const left = [...engagements].filter((id) => kept.some((line) => line.type === 'engagement' && line['id'] === id));
  const visitors = visitorsOf(lines, engagements);
  return kept.flatMap((line): readonly Line[] => {
    if (isDenied(line)) return [{ ...line, ...(line.type === 'lob' ? renamed(line, random, open) : renamed(line, random)) }];
    if (line.type === 'agent_status' && random.chance(0.2) && !isEdge(line, lines)) return [];
    if (offers.includes(line.type) && engagements.has(line['engagement']))
      return random.chance(0.5) ? [] : [{ ...line, engagement: pickFrom(left, random) }];
    const alone = visitors.denied.has(visitors.of(line));
    if (!alone) return [line];
    if (line.type === 'goal' && 'at' in line) return random.chance(0.5) && !isEdge(line, lines) ? [] : [line];
    if (line.type === 'conversation_opened' && line['engagement'] !== undefined) return [{ ...line, engagement: pickFrom(left, random) }];
    if (line.type === 'survey') return [{ ...line, csat: random.whole(1, 5) }];
    return line.type === 'scored' ? [{ ...line, mcs: random.whole(-100, 100) }] : [line];
  });
}

/** Whether the data begin or end with `line`: from when to when there are data is open to whoever sees any of them. */
function isEdge(line: Line, lines: readonly Line[]): boolean {
  const day = String(line['at']).slice(0, 10);
  const days = lines.flatMap((one) => ('at' in one ? [String(one['at']).slice(0, 10)] : []));
  const [from, to] = [days.reduce((a, b) => (a < b ? a : b)), days.reduce((a, b) => (a > b ? a : b))];
  return day <= next(from) || day >= to;
}

function next(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** Visitors who met nothing but what is denied, and who stands behind a line. */
function visitorsOf(lines: readonly Line[], engagements: ReadonlySet<unknown>) {
  const visits = new Map(lines.filter(({ type }) => type === 'visit').map((line) => [line['visit'], line['visitor']]));
  const conversations = new Map(
    lines.filter(({ type }) => type === 'conversation_opened').map((line) => [line['conversation'], line['visitor']]),
  );
  const of = (line: Line): unknown => line['visitor'] ?? conversations.get(line['conversation']) ?? visits.get(line['visit']);
  const denied = new Set(lines.map(of));
  for (const line of lines) if ('engagement' in line && !engagements.has(line['engagement'])) denied.delete(of(line));
  for (const line of lines) if (line.type === 'conversation_opened' && line['engagement'] === undefined) denied.delete(of(line));
  return { denied, of };
}

/** Other names for agents, and in each conversation others of the same group. */
function withOtherAgents(lines: readonly Line[], random: Random): readonly Line[] {
  const ids = lines.filter(({ type }) => type === 'agent').map((line) => String(line['id']));
  const turned = new Map<unknown, ReadonlyMap<string, string>>();
  const turn = (key: unknown): ReadonlyMap<string, string> => {
    const by = random.whole(0, ids.length - 1);
    return turned.get(key) ?? turned.set(key, new Map(ids.map((id, at) => [id, ids[(at + by) % ids.length] ?? id]))).get(key) ?? new Map();
  };
  return lines.map((line) => {
    if (line.type === 'agent') return { ...line, ...renamed(line, random) };
    return typeof line['agent'] === 'string' ? { ...line, agent: turn(line['conversation'] ?? 'status').get(line['agent']) } : line;
  });
}

/** Other names for members of levels that are not shown, and what belongs to one of a kind given to another. */
function withOtherMembers(lines: readonly Line[], { panels, lobs }: Rights, random: Random): readonly Line[] {
  const shown = (...levels: readonly string[]): boolean => levels.some((level) => panels?.some((panel) => panel === level));
  const hidden = new Set([
    ...(shown('lob', 'campaign', 'engagement') || lobs !== null ? [] : ['lob']),
    ...(shown('campaign', 'engagement') ? [] : ['campaign']),
    ...(shown('engagement') ? [] : ['engagement']),
    ...(shown('entry_point') ? [] : ['entry_point']),
  ]);
  const turned = new Map<unknown, unknown>();
  const rotate = (type: string, alike: (line: Line) => unknown): void => {
    const kinds = new Map<unknown, unknown[]>();
    for (const line of lines.filter((one) => one.type === type)) kinds.set(alike(line), [...(kinds.get(alike(line)) ?? []), line['id']]);
    for (const ids of kinds.values()) for (const [at, id] of ids.entries()) turned.set(`${type} ${String(id)}`, ids[(at + 1) % ids.length]);
  };
  if (hidden.has('engagement')) rotate('engagement', (line) => line['campaignId']);
  if (hidden.has('entry_point')) rotate('entry_point', () => '');
  const other = (type: string, id: unknown): unknown => turned.get(`${type} ${String(id)}`) ?? id;
  return lines.map((line) => {
    if (hidden.has(line.type)) return { ...line, ...renamed(line, random) };
    return {
      ...line,
      ...('engagement' in line && 'at' in line ? { engagement: other('engagement', line['engagement']) } : {}),
      ...('entryPoint' in line ? { entryPoint: other('entry_point', line['entryPoint']) } : {}),
    };
  });
}

/** Offers of one campaign moved to another visit of the day, so that the campaign counts as before and the brand does not. */
function withMovedOffers(lines: readonly Line[], random: Random): readonly Line[] {
  const campaigns = new Map(lines.filter(({ type }) => type === 'engagement').map((line) => [line['id'], line['campaignId']]));
  const busy = new Set(
    lines.flatMap((line) => (line.type === 'conversation_opened' || ('at' in line && line.type === 'goal') ? [line['visitor']] : [])),
  );
  const idle = lines.filter(
    (line) => line.type === 'visit' && line['controlGroup'] === undefined && !busy.has(line['visitor']) && dayOf(line) !== null,
  );
  const met = (visit: unknown): ReadonlySet<unknown> =>
    new Set(lines.filter((line) => offers.includes(line.type) && line['visit'] === visit).map((line) => campaigns.get(line['engagement'])));
  const moved = new Map<string, unknown>();
  for (const from of idle)
    for (const to of idle) {
      const alike = ['device', 'source'].every((key) => from[key] === to[key]) && dayOf(from) === dayOf(to);
      const [one, ...more] = [...met(from['visit'])].map(String).filter((campaign) => !met(to['visit']).has(campaign));
      if (from === to || !alike || one === undefined || more.length === 0 || moved.size > 20 || random.chance(0.2)) continue;
      moved.set(`${String(from['visit'])} ${one}`, to['visit']);
    }
  return lines.map((line) => {
    const to = offers.includes(line.type) ? moved.get(`${String(line['visit'])} ${String(campaigns.get(line['engagement']))}`) : undefined;
    return to === undefined ? line : { ...line, visit: to };
  });
}

/** The day of `line` wherever the brand is between the Azores and the Rocky Mountains; null where that is not clear. */
function dayOf(line: Line): string | null {
  const at = String(line['at']);
  const hour = Number(at.slice(11, 13));
  return hour >= 8 && hour < 23 ? at.slice(0, 10) : null;
}

function pickFrom<One>(ids: readonly One[], random: Random): One | undefined {
  return ids[random.whole(0, ids.length - 1)];
}
