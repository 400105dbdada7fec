import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { questionIn } from '../../../src/surfaces/slack/question-text.ts';

const cases: readonly (readonly [message: string, question: string])[] = [
  ['<@UBOT> exposed by campaign', 'exposed by campaign'],
  ['<@UBOT|parley> exposed', 'exposed'],
  ['exposed <@UBOT>', 'exposed'],
  ['<@UBOT>', 'help'],
  ['  ', 'help'],
  ['csat &lt; 80% of R&amp;D &gt; 3', 'csat < 80% of R&D > 3'],
  ['&amp;lt;', '&lt;'],
  ['send to <#C1|ops> and <@U2>', 'send to #ops and <@U2>'],
  ['campaign <https://shop.example/sale|shop.example/sale>', 'campaign shop.example/sale'],
  ['campaign <https://shop.example>', 'campaign https://shop.example'],
];
for (const [message, question] of cases) test(`"${message}" asks "${question}"`, () => assert.is(questionIn(message, 'UBOT'), question));

test.run();
