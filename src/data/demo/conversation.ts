/** The course of one conversation: waiting, a bot, people, transfers, the close, the survey. */
import { itemAt } from '../../base/item.ts';
import { type Agent, agents, idOf, type Skill, skills } from './brand.ts';
import { hourMs, minuteMs } from './calendar.ts';
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';

export interface Opening {
  readonly conversation: string;
  readonly at: number;
  readonly visitor: string;
  readonly source: string;
  readonly device: string;
  readonly skill: Skill;
  readonly by: 'consumer' | 'agent';
  readonly visit?: string;
  /** The engagement's name. */
  readonly engagement?: string;
}

interface Talk {
  readonly scene: Scene;
  readonly random: Random;
  readonly id: string;
  /** The instant the talk has come to. */
  at: number;
  skill: Skill;
  agent: Agent | null;
  replies: number;
}

const bots = agents.filter(({ group }) => group === 'Bots');
const secondMs = 1000;

/** Tells a conversation from its opening to its survey. */
export function converse(scene: Scene, random: Random, opening: Opening): void {
  const talk: Talk = { scene, random, id: opening.conversation, at: opening.at, skill: opening.skill, agent: null, replies: 0 };
  open(talk, opening);
  if (opening.by === 'agent') {
    exchange(talk, random.whole(1, 4));
    close(talk);
    return;
  }
  const staffed = scene.rota.peopleAt(talk.at).length > 0;
  if (random.chance(abandonRisk(scene, talk.at))) {
    abandon(talk);
    return;
  }
  if (random.chance(staffed ? 0.28 : 0.92)) {
    assign(talk, random.pick([itemAt(bots, 0), itemAt(bots, 1)]), 2);
    exchange(talk, random.whole(1, 3));
    if (random.chance(staffed ? 0.4 : 0.75)) {
      close(talk);
      return;
    }
    transfer(talk, random.weighted({ skill: 5, queue: 3, takeover: 1 }));
  }
  takeOver(talk);
  exchange(talk, random.whole(2, 6));
  if (random.chance(0.13)) {
    transfer(talk, random.weighted({ skill: 5, agent: 3, queue: 2, takeover: 1 }));
    takeOver(talk);
    exchange(talk, random.whole(1, 4));
  }
  close(talk);
}

function open(talk: Talk, opening: Opening): void {
  const { scene, random } = talk;
  const { visitor, source, device, visit, by } = opening;
  const opener = by === 'agent' ? pickPerson(talk) : null;
  scene.emit('conversation_opened', talk.at, {
    conversation: talk.id,
    visitor,
    by,
    source,
    device,
    visit,
    engagement: opening.engagement === undefined ? undefined : idOf(opening.engagement),
    skill: idOf(talk.skill),
    agent: opener === null ? undefined : idOf(opener.name),
    group: opener === null ? undefined : idOf(opener.group),
  });
  if (opener !== null) {
    assign(talk, opener, 1);
    return;
  }
  say(talk, 'consumer', random.between(0, 8));
  if (random.chance(0.2)) say(talk, 'system', random.between(0.2, 2));
}

function abandonRisk(scene: Scene, at: number): number {
  return scene.rota.isShort(at) ? 0.8 : 0.1;
}

/** Nobody answers in time: the consumer gives up, or the system closes. */
function abandon(talk: Talk): void {
  const { scene, random } = talk;
  if (random.chance(0.25)) assign(talk, pickPerson(talk), random.between(30, 200));
  if (random.chance(0.5)) say(talk, 'consumer', random.skewed(150, 0.5));
  talk.at += random.skewed(9, 0.5) * minuteMs;
  scene.emit('conversation_closed', talk.at, { conversation: talk.id, by: random.chance(0.6) ? 'consumer' : 'system' });
  if (random.chance(0.3)) score(talk, -40);
  if (random.chance(0.12)) survey(talk, 0.2);
}

function pickPerson(talk: Talk): Agent {
  const people = talk.scene.rota.peopleAt(talk.at).filter((agent) => agent !== talk.agent);
  const all = people.length > 0 ? people : agents.filter(({ group }) => group === 'Day Team');
  return talk.random.pick([itemAt(all, 0), ...all.slice(1)]);
}

/** A person takes the conversation, in the morning where nobody is at work now. */
function takeOver(talk: Talk): void {
  const from = talk.scene.rota.nextStaffed(talk.at);
  if (from > talk.at) talk.at = from + talk.random.between(2, 40) * minuteMs;
  const wait = talk.scene.rota.isShort(talk.at) ? 400 : 45;
  assign(talk, pickPerson(talk), talk.random.skewed(wait, 0.7));
}

function assign(talk: Talk, agent: Agent, seconds: number): void {
  talk.at += seconds * secondMs;
  talk.agent = agent;
  talk.scene.emit('assigned', talk.at, {
    conversation: talk.id,
    agent: idOf(agent.name),
    group: idOf(agent.group),
    skill: idOf(talk.skill),
  });
}

function transfer(talk: Talk, kind: 'skill' | 'queue' | 'agent' | 'takeover'): void {
  talk.at += talk.random.between(5, 60) * secondMs;
  talk.scene.emit('transferred', talk.at, {
    conversation: talk.id,
    kind,
    agent: talk.agent === null ? undefined : idOf(talk.agent.name),
    group: talk.agent === null ? undefined : idOf(talk.agent.group),
    skill: idOf(talk.skill),
  });
  if (kind === 'skill') talk.skill = talk.random.pick(skills);
}

/** Some turns: the agent writes once or twice, the consumer answers, now and then only hours later, or no more. */
function exchange(talk: Talk, turns: number): void {
  const { random } = talk;
  const isBot = talk.agent?.group === 'Bots';
  for (let turn = 0; turn < turns; turn++) {
    say(talk, 'agent', isBot ? random.between(1, 4) : random.skewed(35, 0.5));
    if (random.chance(0.25)) say(talk, 'agent', isBot ? 1 : random.skewed(20, 0.4));
    if (random.chance(0.05)) return;
    say(talk, 'consumer', random.chance(0.03) ? random.skewed(5400, 0.6) : random.skewed(52, 0.7));
    talk.replies += 1;
  }
}

function say(talk: Talk, by: 'agent' | 'consumer' | 'system', seconds: number): void {
  talk.at += seconds * secondMs;
  const agent = by === 'agent' && talk.agent !== null ? idOf(talk.agent.name) : undefined;
  talk.scene.emit('message', talk.at, { conversation: talk.id, by, agent });
}

function close(talk: Talk): void {
  const { scene, random, agent } = talk;
  const by = random.weighted({ agent: talk.replies > 0 ? 56 : 20, consumer: 26, system: talk.replies > 0 ? 18 : 50 });
  if (by === 'agent' && random.chance(0.8)) say(talk, 'agent', random.skewed(30, 0.5));
  talk.at += by === 'system' ? random.between(0.5, 2) * hourMs : random.skewed(1.5, 0.6) * minuteMs;
  const closer = by === 'agent' && agent !== null ? idOf(agent.name) : undefined;
  scene.emit('conversation_closed', talk.at, { conversation: talk.id, by, agent: closer });
  if (talk.replies === 0) return;
  const quality = (agent?.quality ?? 0.7) - (scene.rota.isShort(talk.at) ? 0.25 : 0);
  if (random.chance(0.85)) score(talk, (quality - 0.6) * 90);
  if (random.chance(0.5)) survey(talk, quality);
}

function score(talk: Talk, middle: number): void {
  const { random } = talk;
  const mcs = random.chance(0.15) ? 0 : Math.round(Math.min(Math.max(middle + random.bell() * 38, -100), 100));
  talk.scene.emit('scored', talk.at + random.between(5, 90) * secondMs, { conversation: talk.id, mcs });
}

/** An answer to the survey; a few consumers think again. */
function survey(talk: Talk, quality: number): void {
  const { random } = talk;
  const csat = () => (random.chance(quality) ? 4 + random.index([35, 65]) : 1 + random.index([32, 18, 50]));
  talk.at += random.skewed(4, 0.8) * minuteMs;
  talk.scene.emit('survey', talk.at, { conversation: talk.id, csat: csat() });
  if (random.chance(0.03)) talk.scene.emit('survey', talk.at + random.between(1, 9) * minuteMs, { conversation: talk.id, csat: csat() });
}
