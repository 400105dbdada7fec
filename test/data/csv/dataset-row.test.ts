import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { datasetValue } from '../../../src/data/csv/dataset-row.ts';
import type { IncomingColumn } from '../../../src/store/incoming.ts';

const test = suite('a value of a dataset file');

type Case = readonly [name: string, type: IncomingColumn['type'], text: string, result: string | number | RegExp];

/** What is kept, or what the complaint says. */
const cases: readonly Case[] = [
  ['currency', 'text', 'EUR', 'EUR'],
  ['currency', 'text', '', ''],
  ['currency', 'text', 'euro', /^is "euro"; it takes an ISO 4217 code such as USD$/],
  ['campaign_id', 'text', '', /^is empty$/],
  ['agent_id', 'text', '', ''],
  ['campaign_id', 'text', 'c'.repeat(64), 'c'.repeat(64)],
  ['campaign_id', 'text', 'c'.repeat(65), /^is longer than 64 characters$/],
  ['campaign_id', 'text', 'c\0', /^holds a character that is none$/],
  ['campaign_id', 'text', '\ud83d', /^holds a character that is none$/],
  ['device', 'text', 'toaster', /^is "toaster"; it takes desktop\/laptop, /],
  ['date', 'day', '2026-02-30', /^is "2026-02-30"; it takes a day/],
  ['date', 'day', 'x'.repeat(50), /^is "x{40}…"; it takes a day/],
  ['exposed', 'integer', '2147483647', 2_147_483_647],
  ['exposed', 'integer', '2147483648', /whole number from 0 to 2147483647$/],
  ['revenue', 'big', '9007199254740991', 9_007_199_254_740_991],
  ['revenue', 'big', '9007199254740992', /whole number from 0 to 9007199254740991$/],
  ['online_seconds', 'seconds', '1.5', 1.5],
  ['online_seconds', 'seconds', '1.2345', /at most three decimals$/],
];

for (const [name, type, text, result] of cases)
  test(`${name} "${text.slice(0, 45)}"`, () => {
    const found = datasetValue({ name, type }, text);
    if (result instanceof RegExp) assert.match('wrong' in found ? found.wrong : '', result);
    else assert.equal(found, { value: result });
  });

test.run();
