/** A small brand like the demo one, without a database: what reading and planning need of it. */
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { Brand, Directory, Member } from '../../src/catalogue/directory.ts';
import { makeDirectory } from '../../src/catalogue/make-directory.ts';
import type { PlanContext } from '../../src/plan/planned.ts';

const brand: Brand = {
  id: 'aurora',
  name: 'Aurora Outfitters',
  timeZone: 'America/New_York',
  currency: 'USD',
  weekStart: 'monday',
  dateOrder: 'mdy',
  crossSessionDays: 31,
  agentAttribution: 'last',
};

type Row = readonly [id: string, name: string, parentId?: string, goalType?: string];

const rows: Readonly<Record<Member['dimension'], readonly Row[]>> = {
  lob: [
    ['l1', 'Sales'],
    ['l2', 'Service'],
    ['l3', 'Retention'],
  ],
  campaign: [
    ['c1', 'Summer Sale', 'l1', 'sale'],
    ['c2', 'Checkout Help', 'l1', 'sale'],
    ['c3', 'Win Back', 'l3', 'lead'],
    ['c4', 'Mobile', 'l1', 'sale'],
    ['c5', 'Top 10', 'l1', 'lead'],
    ['c6', 'Billing Support', 'l2', 'service'],
  ],
  engagement: [
    ['e1', 'Sticky Button', 'c1'],
    ['e2', 'Exit Banner', 'c3'],
    ['e3', 'Cart Embed', 'c2'],
    ['e4', 'Help Toast', 'c6'],
  ],
  entry_point: [
    ['p1', 'Home Page'],
    ['p2', 'Cart'],
    ['p3', 'Product Page'],
    ['p4', 'Account'],
  ],
  group: [
    ['g1', 'Night Shift'],
    ['g2', 'Day Team'],
    ['g3', 'Bots'],
  ],
  agent: [
    ['a1', 'Dana'],
    ['a2', 'Priya'],
    ['a3', 'Marco'],
  ],
  skill: [
    ['s1', 'billing'],
    ['s2', 'sales chat'],
  ],
};

/** The brand's members; data from 20 October 2025 to 23 November 2026, the last day not complete. */
export function auroraDirectory(): Directory {
  const members = Object.entries(rows).flatMap(([dimension, list]) =>
    list.map(
      ([id, name, parentId, goalType]): Member => ({
        dimension: dimension as Member['dimension'],
        id,
        name,
        parentId: parentId ?? null,
        goalType: goalType ?? null,
        deleted: false,
      }),
    ),
  );
  const extent = { from: '2025-10-20', to: '2026-11-23', completeTo: '2026-11-22', asOf: '2026-11-23T15:00:00.000Z' };
  return makeDirectory({ brand, members, extent, currencies: ['USD'] });
}

/** Monday, 23 November 2026, with the dashboard's catalogue. */
export function auroraContext(): PlanContext {
  return { catalogue: dashboard, directory: auroraDirectory(), today: '2026-11-23' };
}
