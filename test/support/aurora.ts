/** The names of the demo brand that the conformance questions use, as a directory, and a way to read with it. */
import { followUp } from '../../src/ask/thread/follow-up.ts';
import type { Problem } from '../../src/base/problem.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { MemberDimensionId } from '../../src/catalogue/dimension.ts';
import type { Brand, Directory, Member } from '../../src/catalogue/directory.ts';
import { makeDirectory } from '../../src/catalogue/make-directory.ts';
import { type Lexicon, makeLexicon } from '../../src/language/lexicon.ts';
import type { Reading } from '../../src/language/question.ts';
import { read } from '../../src/language/read.ts';

export const aurora: Brand = {
  id: 'aurora',
  name: 'Aurora Outfitters',
  timeZone: 'America/New_York',
  currency: 'USD',
  weekStart: 'monday',
  dateOrder: 'mdy',
  crossSessionDays: 31,
  agentAttribution: 'last',
};

export const now = Date.parse('2026-11-23T15:00:00Z');
export const today = '2026-11-23';

function member(
  dimension: MemberDimensionId,
  id: string,
  name: string,
  parentId: string | null = null,
  more: Partial<Member> = {},
): Member {
  return { dimension, id, name, parentId, goalType: null, deleted: false, ...more };
}

export const auroraMembers: readonly Member[] = [
  member('lob', 'sales', 'Sales'),
  member('lob', 'service', 'Service'),
  member('lob', 'retention', 'Retention'),
  member('campaign', 'summer', 'Summer Sale', 'sales', { goalType: 'sale' }),
  member('campaign', 'checkout', 'Checkout Help', 'sales', { goalType: 'sale' }),
  member('campaign', 'winback', 'Win Back', 'retention', { goalType: 'sale' }),
  member('campaign', 'mobile', 'Mobile', 'sales', { goalType: 'lead' }),
  member('campaign', 'top10', 'Top 10', 'sales', { goalType: 'sale' }),
  member('campaign', 'billing', 'Billing Support', 'service', { goalType: 'service' }),
  member('engagement', 'sticky', 'Sticky Button', 'summer'),
  member('engagement', 'exit', 'Exit Banner', 'winback'),
  member('engagement', 'cart', 'Cart Embed', 'checkout'),
  member('engagement', 'toast', 'Help Toast', 'billing'),
  member('engagement', 'old', 'Holiday Popup', 'summer', { deleted: true }),
  member('entry_point', 'home', 'Home Page'),
  member('entry_point', 'cart', 'Cart'),
  member('entry_point', 'product', 'Product Page'),
  member('entry_point', 'account', 'Account'),
  member('group', 'night', 'Night Shift'),
  member('group', 'day', 'Day Team'),
  member('group', 'bots', 'Bots'),
  member('agent', 'dana', 'Dana'),
  member('agent', 'priya', 'Priya'),
  member('agent', 'marco', 'Marco'),
  member('skill', 'billing', 'billing'),
  member('skill', 'chat', 'sales chat'),
];

export const auroraDirectory: Directory = makeDirectory({
  brand: aurora,
  extent: { from: '2025-10-20', to: '2026-11-23', completeTo: '2026-11-22', asOf: '2026-11-23T14:59:00Z' },
  currencies: ['USD'],
  members: auroraMembers,
});

export const auroraLexicon: Lexicon = makeLexicon(dashboard, auroraDirectory);

/** All that stands in the way of `text`, outside any thread, with what is offered instead; none where it makes a plan. */
export function troublesAurora(text: string): readonly Problem[] {
  const known = { catalogue: dashboard, directory: auroraDirectory, lexicon: auroraLexicon, today, now };
  const move = followUp(text, null, known);
  return move.ok ? [] : move.problems;
}

/** What `text` reads as on Monday 23 November 2026, or on another day. */
export function readAurora(text: string, on = today): Reading {
  return read(text, { catalogue: dashboard, directory: auroraDirectory, lexicon: auroraLexicon, today: on, now });
}
