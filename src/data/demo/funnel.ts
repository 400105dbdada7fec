/** One visit's way through the funnel: eligible, displayed, accepted; and the conversation it may lead to. */
import { type Campaign, campaigns, type Engagement, type EntryPoint, engagements, idOf, skills } from './brand.ts';
import { isButtonBroken, minuteMs, monthOf } from './calendar.ts';
import { converse } from './conversation.ts';
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';

export interface Visit {
  readonly id: string;
  readonly at: number;
  /** The number of the day on which it begins. */
  readonly day: number;
  readonly visitor: string;
  readonly device: string;
  readonly source: string;
  readonly control: boolean;
}

/** What goals hang on. `engaged`: the campaign of the conversation, `none` for one without campaign. */
export interface Outcome {
  readonly exposed: readonly Campaign[];
  readonly engaged: Campaign | 'none' | null;
  /** The instant at which the conversation opened, else the last thing seen. */
  readonly at: number;
}

type State = 'online' | 'offline' | 'busy' | 'content';

interface Course {
  readonly scene: Scene;
  readonly random: Random;
  readonly visit: Visit;
}

const campaignOf = new Map(campaigns.map((campaign) => [campaign.name, campaign]));
const messagingSources = new Set(['twilio sms', 'facebook', 'apple business chat', 'google', 'line']);

/** Tells a visit from its first page to the opening of a conversation, and that conversation. */
export function tellVisit(scene: Scene, random: Random, visit: Visit): Outcome {
  const course = { scene, random, visit };
  const controlGroup = visit.control ? true : undefined;
  const { id, visitor, device, source } = visit;
  scene.emit('visit', visit.at, { visit: id, visitor, device, source, controlGroup });
  const exposed: Campaign[] = [];
  let at = visit.at;
  for (const engagement of offered(course)) {
    const campaign = campaignOf.get(engagement.campaign);
    if (campaign === undefined) continue;
    at += random.skewed(35, 0.9) * 1000;
    const shown = show(course, engagement, at);
    if (shown === null) continue;
    exposed.push(campaign);
    at = shown.at;
    if (random.chance(acceptance(course, engagement, shown.state))) {
      at = accept(course, engagement, shown);
      if (random.chance(shown.state === 'online' ? 0.97 : 0.5)) return { exposed, engaged: campaign, at: begin(course, at, engagement) };
    } else if (shown.state === 'online' && random.chance(0.006) && scene.rota.peopleAt(at).length > 0) {
      return { exposed, engaged: campaign, at: begin(course, at, engagement, 'agent') };
    }
  }
  if (!visit.control && random.chance(messagingSources.has(source) ? 0.1 : 0.004))
    return { exposed, engaged: 'none', at: begin(course, at + random.between(0.2, 6) * minuteMs) };
  return { exposed, engaged: null, at };
}

/** The engagements that a visit is eligible for: none to three, by the season's weight of their campaigns. */
function offered({ random, visit }: Course): readonly Engagement[] {
  const count = random.index([19, 33, 29, 19]);
  const handheld = visit.device.startsWith('mobile');
  const month = monthOf(visit.day);
  const weighed = engagements.flatMap((engagement): [Engagement, number][] => {
    const campaign = campaignOf.get(engagement.campaign);
    const weight = campaign?.handheld === true && !handheld ? 0 : (campaign?.months[month] ?? 0);
    return weight > 0 ? [[engagement, weight]] : [];
  });
  const chosen: Engagement[] = [];
  for (let pick = 0; pick < count; pick++) {
    const left = weighed.filter(([engagement]) => !chosen.includes(engagement));
    const next = left[random.index(left.map(([, weight]) => weight))];
    if (next !== undefined) chosen.push(next[0]);
  }
  return chosen;
}

interface Shown {
  readonly at: number;
  readonly state: State;
  readonly entryPoint: EntryPoint;
}

/** Eligibility, then mostly a display, now and then again elsewhere. In the control group displays only would have been. Null where none was. */
function show({ scene, random, visit }: Course, engagement: Engagement, at: number): Shown | null {
  const controlGroup = visit.control ? true : undefined;
  const shared = { visit: visit.id, engagement: idOf(engagement.name), controlGroup };
  let entryPoint = random.pick(engagement.entryPoints);
  scene.emit('eligible', at, { ...shared, entryPoint: idOf(entryPoint) });
  if (!random.chance(0.9)) return null;
  let shownAt = at + random.skewed(4, 0.8) * 1000;
  let state = stateAt(scene, random, visit, engagement, shownAt);
  scene.emit('display', shownAt, { ...shared, entryPoint: idOf(entryPoint), state });
  while (random.chance(0.3)) {
    entryPoint = random.pick(engagement.entryPoints);
    shownAt += random.skewed(50, 0.8) * 1000;
    state = stateAt(scene, random, visit, engagement, shownAt);
    scene.emit('display', shownAt, { ...shared, entryPoint: idOf(entryPoint), state });
  }
  return visit.control ? null : { at: shownAt, state, entryPoint };
}

function isBroken(visit: Visit, engagement: Engagement): boolean {
  return engagement.campaign === 'Checkout Help' && visit.device === 'mobile smartphone' && isButtonBroken(visit.day);
}

function stateAt(scene: Scene, random: Random, visit: Visit, engagement: Engagement, at: number): State {
  if (isBroken(visit, engagement)) return 'offline';
  if (scene.rota.isShort(at)) return random.weighted({ online: 60, busy: 38, offline: 2 });
  if (scene.rota.peopleAt(at).length > 0) return random.weighted({ online: 87, busy: 7, content: 4, offline: 2 });
  return random.weighted({ online: 66, offline: 24, content: 10 });
}

/** How likely an engagement in this state is accepted. While one person has the night a carrier's outage brings more questions than usual. */
function acceptance({ scene, visit }: Course, engagement: Engagement, state: State): number {
  if (isBroken(visit, engagement) || state === 'content') return 0;
  if (state !== 'online') return 0.012;
  const handheld = visit.device.startsWith('mobile') ? 0.9 : 1;
  return 0.145 * engagement.appeal * handheld * (scene.rota.isShort(visit.at) ? 1.9 : 1);
}

function accept({ scene, random, visit }: Course, engagement: Engagement, shown: Shown): number {
  const at = shown.at + random.skewed(8, 0.8) * 1000;
  const fields = { visit: visit.id, engagement: idOf(engagement.name), entryPoint: idOf(shown.entryPoint), state: shown.state };
  scene.emit('accept', at, fields);
  if (random.chance(0.04)) scene.emit('accept', at + random.between(0.3, 20) * 1000, fields);
  return at;
}

function begin({ scene, random, visit }: Course, from: number, engagement?: Engagement, by: 'consumer' | 'agent' = 'consumer'): number {
  const at = from + random.skewed(6, 0.6) * 1000;
  const own = engagement === undefined ? undefined : campaignOf.get(engagement.campaign)?.skill;
  const skill = own ?? random.pick(skills);
  const { id, visitor, source, device } = visit;
  const opening = { conversation: id.replace('v', 'k'), at, visitor, source, device, skill, by, visit: id };
  converse(scene, random, engagement === undefined ? opening : { ...opening, engagement: engagement.name });
  return at;
}
