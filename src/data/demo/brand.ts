/** Who and what the demo brand is made of. `Mobile` and `Top 10` are named like words of the language on purpose. */

export const brandId = 'aurora';
export const timeZone = 'America/New_York';

export const skills = ['billing', 'sales chat', 'parcels'] as const;
export type Skill = (typeof skills)[number];
export type EntryPoint = 'Home Page' | 'Cart' | 'Product Page' | 'Account';
export type GoalName =
  | 'Purchase'
  | 'Club Sign-up'
  | 'App Install'
  | 'Bill Settled'
  | 'Case Solved'
  | 'Video Watched'
  | 'Size Guide Read'
  | 'Wishlist Saved';

export interface Campaign {
  readonly name: string;
  readonly lob: 'Sales' | 'Service' | 'Retention';
  readonly goal: GoalName;
  readonly skill: Skill;
  /** Share of the visits' attention; twelve numbers, January first; 0 where it does not run. */
  readonly months: readonly number[];
  /** Shown on phones and tablets only. */
  readonly handheld?: true;
}

export interface Engagement {
  readonly name: string;
  readonly campaign: string;
  /** How readily it is accepted, 1 is usual. */
  readonly appeal: number;
  readonly entryPoints: readonly [EntryPoint, ...EntryPoint[]];
}

export interface Agent {
  readonly name: string;
  readonly group: 'Day Team' | 'Night Shift' | 'Bots';
  /** Share of content consumers among those who answer the survey. */
  readonly quality: number;
}

const always = (weight: number): readonly number[] => Array<number>(12).fill(weight);

export const goals: readonly (readonly [GoalName, string])[] = [
  ['Purchase', 'sale'],
  ['Club Sign-up', 'lead'],
  ['App Install', 'lead'],
  ['Bill Settled', 'service'],
  ['Case Solved', 'service'],
  ['Video Watched', 'interaction'],
  ['Size Guide Read', 'page_views'],
  ['Wishlist Saved', 'other'],
];

export const campaigns: readonly Campaign[] = [
  { name: 'Summer Sale', lob: 'Sales', goal: 'Purchase', skill: 'sales chat', months: [3, 3, 3, 3, 5, 16, 18, 16, 8, 4, 3, 3] },
  { name: 'Checkout Help', lob: 'Sales', goal: 'Purchase', skill: 'sales chat', months: always(20) },
  { name: 'Mobile', lob: 'Sales', goal: 'App Install', skill: 'sales chat', months: always(9), handheld: true },
  { name: 'Top 10', lob: 'Sales', goal: 'Purchase', skill: 'sales chat', months: always(9) },
  { name: 'Gift Finder', lob: 'Sales', goal: 'Purchase', skill: 'sales chat', months: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 16] },
  { name: 'Spring Lookbook', lob: 'Sales', goal: 'Wishlist Saved', skill: 'sales chat', months: [0, 0, 8, 10, 6, 0, 0, 0, 0, 0, 0, 0] },
  { name: 'Size Advice', lob: 'Sales', goal: 'Size Guide Read', skill: 'sales chat', months: always(6) },
  { name: 'Billing Support', lob: 'Service', goal: 'Bill Settled', skill: 'billing', months: always(10) },
  { name: 'Parcel Tracking', lob: 'Service', goal: 'Case Solved', skill: 'parcels', months: [10, 7, 6, 6, 6, 7, 7, 7, 6, 6, 9, 13] },
  { name: 'Returns Desk', lob: 'Service', goal: 'Case Solved', skill: 'parcels', months: [9, 5, 4, 4, 4, 4, 5, 5, 4, 4, 4, 5] },
  { name: 'Win Back', lob: 'Retention', goal: 'Purchase', skill: 'sales chat', months: always(9) },
  { name: 'Loyalty Club', lob: 'Retention', goal: 'Club Sign-up', skill: 'sales chat', months: always(6) },
];

export const engagements: readonly Engagement[] = [
  { name: 'Hero Ribbon', campaign: 'Summer Sale', appeal: 0.9, entryPoints: ['Home Page', 'Product Page'] },
  { name: 'Sticky Button', campaign: 'Checkout Help', appeal: 1.2, entryPoints: ['Cart', 'Product Page', 'Home Page'] },
  { name: 'Cart Embed', campaign: 'Checkout Help', appeal: 1.5, entryPoints: ['Cart'] },
  { name: 'Tap Bubble', campaign: 'Mobile', appeal: 1.1, entryPoints: ['Home Page', 'Product Page'] },
  { name: 'Swipe Sheet', campaign: 'Mobile', appeal: 0.7, entryPoints: ['Product Page', 'Cart'] },
  { name: 'Bestseller Strip', campaign: 'Top 10', appeal: 0.8, entryPoints: ['Home Page', 'Product Page'] },
  { name: 'Gift Wizard', campaign: 'Gift Finder', appeal: 1.3, entryPoints: ['Home Page', 'Product Page'] },
  { name: 'Lookbook Overlay', campaign: 'Spring Lookbook', appeal: 0.6, entryPoints: ['Home Page'] },
  { name: 'Fit Slider', campaign: 'Size Advice', appeal: 1, entryPoints: ['Product Page'] },
  { name: 'Help Toast', campaign: 'Billing Support', appeal: 1.6, entryPoints: ['Account', 'Cart'] },
  { name: 'Invoice Link', campaign: 'Billing Support', appeal: 1.2, entryPoints: ['Account'] },
  { name: 'Parcel Widget', campaign: 'Parcel Tracking', appeal: 1.7, entryPoints: ['Account', 'Home Page'] },
  { name: 'Returns Form', campaign: 'Returns Desk', appeal: 1.5, entryPoints: ['Account'] },
  { name: 'Exit Banner', campaign: 'Win Back', appeal: 0.7, entryPoints: ['Cart', 'Home Page', 'Product Page'] },
  { name: 'Club Invite', campaign: 'Loyalty Club', appeal: 0.8, entryPoints: ['Account', 'Home Page'] },
];

export const agents: readonly Agent[] = [
  { name: 'Dana', group: 'Day Team', quality: 0.86 },
  { name: 'Priya', group: 'Day Team', quality: 0.92 },
  { name: 'Jonas', group: 'Day Team', quality: 0.79 },
  { name: 'Aisha', group: 'Day Team', quality: 0.87 },
  { name: 'Elena', group: 'Day Team', quality: 0.83 },
  { name: 'Marco', group: 'Night Shift', quality: 0.81 },
  { name: 'Yuki', group: 'Night Shift', quality: 0.86 },
  { name: 'Noah', group: 'Night Shift', quality: 0.72 },
  { name: 'Fatima', group: 'Night Shift', quality: 0.84 },
  { name: 'Scout', group: 'Bots', quality: 0.7 },
  { name: 'Echo', group: 'Bots', quality: 0.66 },
];

/** The id of whatever is called `name`: ids of the demo brand are its names in lower case. */
export function idOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

/** The reference lines of the demo brand (data.md, "Reference data"), parents before children. */
export function demoReference(): readonly string[] {
  const line = (type: string, name: string, more: object = {}) => JSON.stringify({ type, brand: brandId, id: idOf(name), name, ...more });
  return [
    JSON.stringify({
      type: 'brand',
      id: brandId,
      name: 'Aurora Outfitters',
      timeZone,
      currency: 'USD',
      weekStart: 'monday',
      dateOrder: 'mdy',
      crossSessionDays: 7,
      agentAttribution: 'last',
    }),
    ...['Sales', 'Service', 'Retention'].map((name) => line('lob', name)),
    ...goals.map(([name, goalType]) => line('goal', name, { goalType })),
    ...campaigns.map(({ name, lob, goal }) => line('campaign', name, { lobId: idOf(lob), goalId: idOf(goal) })),
    ...engagements.map(({ name, campaign }) => line('engagement', name, { campaignId: idOf(campaign) })),
    ...['Home Page', 'Cart', 'Product Page', 'Account'].map((name) => line('entry_point', name)),
    ...['Night Shift', 'Day Team', 'Bots'].map((name) => line('group', name)),
    ...agents.map(({ name, group }) => line('agent', name, { bot: group === 'Bots' })),
    ...skills.map((name) => line('skill', name)),
  ];
}
