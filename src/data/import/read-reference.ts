/** The lines of reference data: each type's fields, made into a row of its table. */
import { UnknownZone, zone } from '../../base/zone.ts';
import type { ReferenceRow } from './known-references.ts';
import type { LineFields } from './line-fields.ts';
import type { ReferenceType } from './reference-table.ts';

const weekStarts = new Set(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
const dateOrders = new Set(['mdy', 'dmy']);
const attributions = new Set(['last', 'first']);
const goalTypes = new Set(['sale', 'lead', 'service', 'interaction', 'page_views', 'other']);
const longestName = 500;

/** The row that a line of `type` gives; the brand's own id for a `brand` line is its `id`. */
export function readReference(type: ReferenceType, fields: LineFields, brand: string): ReferenceRow {
  if (type === 'brand') return readBrand(fields);
  const head = [brand, fields.id('id'), fields.text('name', longestName)];
  switch (type) {
    case 'goal':
      return [...head, fields.oneOf('goalType', goalTypes)];
    case 'campaign':
      return [...head, fields.reference('lobId', 'lob'), fields.reference('goalId', 'goal'), fields.flag('deleted')];
    case 'engagement':
      return [...head, fields.reference('campaignId', 'campaign'), fields.flag('deleted')];
    case 'entry_point':
      return [...head, fields.flag('deleted')];
    case 'agent':
      return [...head, fields.flag('bot')];
    case 'lob':
    case 'group':
    case 'skill':
      return head;
  }
}

function readBrand(fields: LineFields): ReferenceRow {
  return [
    fields.id('id'),
    fields.text('name', longestName),
    readZone(fields),
    fields.has('currency') ? readCurrency(fields) : 'USD',
    fields.oneOfOr('weekStart', weekStarts, 'monday'),
    fields.oneOfOr('dateOrder', dateOrders, 'mdy'),
    fields.has('crossSessionDays') ? fields.number('crossSessionDays', 1, 31, true) : 31,
    fields.oneOfOr('agentAttribution', attributions, 'last'),
  ];
}

function readZone(fields: LineFields): string {
  const name = fields.text('timeZone', 100);
  if (name === '') return name;
  try {
    return zone(name).name;
  } catch (error) {
    if (!(error instanceof UnknownZone)) throw error;
    fields.fail('unknown timeZone', `unknown timeZone ${JSON.stringify(name)}`);
    return name;
  }
}

function readCurrency(fields: LineFields): string {
  const currency = fields.id('currency');
  if (!/^[A-Z]{3}$/.test(currency)) fields.fail('ill-typed currency', 'currency must be an ISO 4217 code such as USD');
  return currency;
}
