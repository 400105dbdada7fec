/** What a visit achieves: orders, leads, solved cases, and the small steps that are no conversions. */
import { type Campaign, type GoalName, idOf } from './brand.ts';
import { hourMs, minuteMs, monthOf, priceFactor } from './calendar.ts';
import type { Outcome, Visit } from './funnel.ts';
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';

interface Achieved {
  readonly scene: Scene;
  readonly random: Random;
  readonly visit: Visit;
  readonly at: number;
}

const topics: readonly [string, string, string] = ['refund', 'delivery', 'invoice'];

/** Tells the goals of a visit. `before`: the campaign of the visitor's conversation in an earlier visit. */
export function tellGoals(scene: Scene, random: Random, visit: Visit, outcome: Outcome, before: Outcome['engaged']): void {
  const at = outcome.at + random.skewed(outcome.engaged === null ? 6 : 14, 0.6) * minuteMs;
  const achieved = { scene, random, visit, at };
  if (random.chance(purchaseChance(outcome, before))) purchase(achieved);
  for (const [goal, chance] of furtherChances(outcome)) if (random.chance(chance)) achieve(achieved, goal);
}

function purchaseChance({ exposed, engaged }: Outcome, before: Outcome['engaged']): number {
  if (engaged !== null) return sells(engaged) ? 0.24 : 0.07;
  const returned = before === null ? 0 : sells(before) ? 0.22 : 0.06;
  return returned + (exposed.some(sells) ? 0.17 : 0.05);
}

function sells(campaign: Campaign | 'none'): boolean {
  return campaign !== 'none' && campaign.goal === 'Purchase';
}

/** Chances of the other goals: high for the goal of the conversation's campaign, low for those of what was seen. */
function furtherChances({ exposed, engaged }: Outcome): readonly (readonly [GoalName, number])[] {
  const chances = new Map<GoalName, number>([
    ['Video Watched', 0.05],
    ['Wishlist Saved', 0.04],
    ['Size Guide Read', 0.03],
    ['App Install', 0.003],
    ['Club Sign-up', 0.003],
  ]);
  for (const { goal } of exposed) if (goal !== 'Purchase') chances.set(goal, 0.025);
  if (engaged !== null && engaged !== 'none' && engaged.goal !== 'Purchase') chances.set(engaged.goal, 0.34);
  return [...chances];
}

/** An order around 90 dollars, now and then in Canadian dollars, without value, or told twice by a page that was loaded again. */
function purchase({ scene, random, visit, at }: Achieved): void {
  const season = [10, 11].includes(monthOf(visit.day)) ? 1.06 : 1;
  const amount = Math.min(random.skewed(88, 0.16) * season * priceFactor(visit.day), 900);
  const canadian = random.chance(0.015);
  const inApp = visit.source === 'brand app' && random.chance(0.3);
  const fields = {
    visitor: visit.visitor,
    goal: 'purchase',
    visit: inApp ? undefined : visit.id,
    orderId: `AO-${visit.id.slice(1)}`,
    value: random.chance(0.01) ? undefined : Math.round(amount * (canadian ? 137 : 100)) / 100,
    currency: canadian ? 'CAD' : undefined,
  };
  scene.emit('goal', at, fields);
  if (random.chance(0.02)) scene.emit('goal', at + random.between(0.1, 5) * minuteMs, fields);
}

function achieve({ scene, random, visit, at }: Achieved, name: GoalName): void {
  const serial = visit.id.slice(1);
  const goal = { visitor: visit.visitor, goal: idOf(name), visit: visit.id };
  const instant = at + random.between(-0.5, 8) * minuteMs;
  if (name === 'Club Sign-up' || name === 'App Install') scene.emit('goal', instant, { ...goal, leadId: `L-${serial}` });
  else if (name === 'Bill Settled' || name === 'Case Solved') {
    const solved = { serviceId: `S-${serial}`, topic: random.pick(topics), status: 'solved' };
    scene.emit('goal', instant + random.between(0, 3) * hourMs, { ...goal, ...solved });
  } else scene.emit('goal', instant, goal);
}
