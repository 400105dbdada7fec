/** One record of a dataset file, checked value by value. */
import type { SqlValue } from '../../base/statement.ts';
import type { IncomingColumn } from '../../store/incoming.ts';

/** What a column takes, beyond its type: listed values, or a form. */
const listed: Readonly<Record<string, readonly string[]>> = {
  device: ['desktop/laptop', 'mobile smartphone', 'mobile tablet', 'unknown'],
  source_type: ['web', 'brand app', 'twilio sms', 'facebook', 'apple business chat', 'google', 'line'],
  goal_type: ['*', 'sale', 'lead', 'service', 'interaction', 'page_views', 'other'],
  level: ['lob', 'campaign', 'engagement'],
  stage: ['after_engagement', 'after_exposure', 'after_exposure_not_engagement'],
  in_session: ['0', '1'],
  direct: ['0', '1'],
  hour: Array.from({ length: 24 }, (_, hour) => String(hour)),
};

/** Ids that may be empty: 'none'. */
const optionalIds = new Set(['engagement_id', 'group_id', 'agent_id', 'skill_id']);

const longestId = 64;

/** The value of `text` for `column`, or what is wrong with it, as the end of a sentence that begins with the column's name. */
export function datasetValue(column: IncomingColumn, text: string): { readonly value: SqlValue } | { readonly wrong: string } {
  const values = listed[column.name];
  if (values !== undefined && !values.includes(text)) return { wrong: `is ${shown(text)}; it takes ${values.join(', ')}` };
  switch (column.type) {
    case 'day':
      return isDay(text) ? { value: text } : { wrong: `is ${shown(text)}; it takes a day such as 2026-11-23` };
    case 'text':
      return textValue(column.name, text);
    case 'seconds':
      return /^\d{1,12}(\.\d{1,3}0*)?$/.test(text)
        ? { value: Number(text) }
        : { wrong: `is ${shown(text)}; it takes seconds with at most three decimals` };
    case 'integer':
    case 'big':
      return integerValue(column, text);
  }
}

function textValue(name: string, text: string): { readonly value: SqlValue } | { readonly wrong: string } {
  if (name === 'currency' && !/^([A-Z]{3})?$/.test(text)) return { wrong: `is ${shown(text)}; it takes an ISO 4217 code such as USD` };
  if (name.endsWith('_id') && text === '' && !optionalIds.has(name)) return { wrong: 'is empty' };
  if (text.length > longestId) return { wrong: `is longer than ${longestId} characters` };
  return /[\0\p{Surrogate}]/u.test(text) ? { wrong: 'holds a character that is none' } : { value: text };
}

function integerValue({ type }: IncomingColumn, text: string): { readonly value: SqlValue } | { readonly wrong: string } {
  const value = Number(text);
  const most = type === 'big' ? Number.MAX_SAFE_INTEGER : 2_147_483_647;
  if (/^\d+$/.test(text) && value <= most) return { value };
  return { wrong: `is ${shown(text)}; it takes a whole number from 0 to ${most}` };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
