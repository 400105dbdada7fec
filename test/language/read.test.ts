import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { metricKey } from '../../src/catalogue/metric.ts';
import type { MetricsQuestion } from '../../src/language/question.ts';
import { readAurora, troublesAurora } from '../support/aurora.ts';

const reading = suite('read');

function metrics(text: string): MetricsQuestion {
  const { question, problems } = readAurora(text);
  assert.equal(problems, []);
  if (question?.kind !== 'metrics') throw new Error(`read as ${String(question?.kind)}: ${text}`);
  return question;
}

function filtersOf(text: string): readonly string[] {
  return metrics(text).filters.map(({ dimension, op, values }) => `${dimension} ${op} ${values.join(', ')}`);
}

const filters: readonly (readonly [string, string])[] = [
  ['exposed mobile', 'device in mobile smartphone, mobile tablet'],
  ['exposed mobile campaign', 'campaign in Mobile'],
  ['exposed campaign mobile', 'campaign in Mobile'],
  ['exposed "mobile"', 'campaign in Mobile'],
  ['exposed by campaign mobile', 'device in mobile smartphone, mobile tablet'],
  ['exposed phone', 'device in mobile smartphone'],
  ['csat service', 'lob in Service'],
  ['csat goal type service', 'goal_type in service'],
  ['csat billing support', 'campaign in Billing Support'],
  ['csat billing', 'skill in billing'],
  ['accepted rate on cart', 'entry_point in Cart'],
  ['accepted rate cart embed', 'engagement in Cart Embed'],
  ['exposed Holiday Popup', 'engagement in Holiday Popup'],
  ["marco's csat", 'agent in Marco'],
  ['exposed not tablet', 'device not_in mobile tablet'],
  ['csat except facebook and sms', 'source_type not_in facebook, twilio sms'],
  ['exposed weekends', 'weekday in saturday, sunday'],
  ['exposed campaign contains sale', 'campaign contains sale'],
  ['exposed engagement starts with "cart e"', 'engagement starts_with cart e'],
];

for (const [text, filter] of filters) reading(`filters ${text}`, () => assert.equal(filtersOf(text), [filter]));

reading('takes one name beside two dimensions as a value of each', () => {
  const both = ['lob in Service', 'goal_type in service'];
  assert.equal(filtersOf('exposed LOB Service and goal type service'), both);
  assert.equal(filtersOf('exposed, lob "Service", goal type "service"'), both);
});

reading('takes two values set against each other as a breakdown in the place of the first', () => {
  const question = metrics('csat fb vs sms by agent');
  assert.equal(
    question.by.map(({ dimension }) => dimension),
    ['source_type', 'agent'],
  );
});

reading('takes values after their dimension, added or together as one filter', () => {
  for (const text of ['revenue in LOB Sales or Service', 'revenue Sales + Service', 'revenue Sales and Service combined']) {
    assert.equal(metrics(text).by, [], text);
    assert.equal(filtersOf(text), ['lob in Sales, Service']);
  }
});

reading('tells desktop from mobile by the class of device', () => {
  assert.equal(filtersOf('exposed desktop vs mobile'), ['device_class in desktop, mobile']);
});

const metricTexts: readonly (readonly [string, readonly string[]])[] = [
  ['exposed, exposed rate and csat', ['exposed', 'exposed_rate', 'csat_score']],
  ['online exposure rate', ['online_exposure_rate']],
  ['how many conversations were abandoned', ['abandoned_conversations']],
  ['aov after engagement vs after exposure', ['aov_after_engagement', 'aov_after_exposure']],
  ['transfers per 100 handled conversations', ['total_transfers/handled_conversations']],
  ['opened conversations / exposures', ['opened_conversations/exposures']],
  ['sessions / prospects / exposed', ['sessions', 'prospects', 'exposed']],
  ['average daily exposures', ['exposures/days']],
  ['exposed by rate', ['exposed_rate']],
  ['did priya close more than marco', ['closed_by_agent']],
  ['exposed_rate', ['exposed_rate']],
];

for (const [text, ids] of metricTexts) {
  reading(`asks for ${ids.join(', ')} in: ${text}`, () => {
    assert.equal(
      metrics(text).metrics.map(({ metric }) => metricKey(metric)),
      ids,
    );
  });
}

reading('keeps the metric of a condition or a ranking apart from those asked for', () => {
  assert.equal(
    metrics('exposed rate by campaign where prospects > 1000').metrics.map(({ metric }) => metric),
    ['exposed_rate'],
  );
  const ranked = metrics('conversions for the campaign with the most exposures');
  assert.is(ranked.ranking?.metric, 'exposures');
  assert.is(ranked.ranking?.n, 1);
});

reading('reads the longest name behind a slash, though a shorter one would end another name', () => {
  const named = metrics('exposures / online time last week').metrics.map(({ metric }) => metric);
  assert.equal(named, ['exposures', 'online_time']);
  assert.is(metrics('exposures / online last week').metrics[0]?.metric, 'online_exposures');
});

const bounds: readonly (readonly [string, object])[] = [
  ['csat by agent below 70', { metric: 'csat_score', op: '<', value: { value: 70, unit: null } }],
  ['csat by agent above 70 percent', { metric: 'csat_score', op: '>', value: { value: 70, unit: 'percent' } }],
  ['exposures by campaign more than 2.5k', { metric: 'exposures', op: '>', value: { value: 2500, unit: null } }],
  [
    'avg conversation duration by agent at least 20 minutes',
    { metric: 'avg_conversation_duration', op: '>=', value: { value: 1200, unit: 'seconds' } },
  ],
  ['aov by campaign over $50', { metric: 'aov_after_engagement', op: '>', value: { value: 50, unit: 'money' } }],
  [
    'csat by agent between 60 and 80%',
    { metric: 'csat_score', op: 'between', value: { value: 60, unit: 'percent' }, value2: { value: 80, unit: 'percent' } },
  ],
  ['closed by system more than closed by agent by campaign', { metric: 'closed_by_system', op: '>', than: 'closed_by_agent' }],
];

for (const [text, bound] of bounds) {
  reading(`bounds: ${text}`, () => {
    const [having] = metrics(text).having;
    assert.ok(having);
    assert.equal({ ...having, at: null }, { ...bound, at: null });
  });
}

const rankings: readonly (readonly [string, readonly unknown[]])[] = [
  ['top 10 campaigns by exposed', ['top', 10, 'campaign', 'exposed']],
  ['bottom 3 campaigns by csat', ['bottom', 3, 'campaign', 'csat_score']],
  ['which campaign had the lowest accepted rate', ['bottom', 1, 'campaign', 'accepted_rate']],
  ['five best days by revenue', ['best', 5, 'day', 'revenue_after_engagement']],
  ['highest csat day', ['top', 1, 'day', 'csat_score']],
  ['top 3 hours by logged in time', ['top', 3, 'hour', 'logged_in_time']],
  ['lowest 2 hours by logged in time', ['bottom', 2, 'hour', 'logged_in_time']],
  ['top 5 agents by transfers per 100 handled conversations', ['top', 5, 'agent', 'total_transfers/handled_conversations']],
  ['top 3 campaigns by exposures / days', ['top', 3, 'campaign', 'exposures/days']],
  ['lowest transfers per handled conversations by agent', ['bottom', 1, null, 'total_transfers/handled_conversations']],
  ['lowest csat agents', ['bottom', null, 'agent', 'csat_score']],
];

for (const [text, expected] of rankings) {
  reading(`ranks: ${text}`, () => {
    const { ranking } = metrics(text);
    assert.equal([ranking?.rank, ranking?.n, ranking?.of, ranking?.metric && metricKey(ranking.metric)], expected);
  });
}

const kinds: readonly (readonly [string, string])[] = [
  ['hi team', 'help'],
  ['what is ccplh', 'define'],
  ['what is the ccplh', 'metrics'],
  ['what was ccplh last week', 'metrics'],
  ['list campaigns', 'list'],
  ['engagements under summer sale?', 'list'],
  ['daily snapshot', 'snapshot'],
  ['how is Cart Embed doing', 'snapshot'],
  ['Summer Sale last week', 'snapshot'],
  ['compare all campaigns', 'snapshot'],
  ['why did csat drop last week', 'why'],
  ['by device', 'edit'],
  ['q2', 'edit'],
];

for (const [text, kind] of kinds) reading(`reads as ${kind}: ${text}`, () => assert.is(readAurora(text).question?.kind, kind));

reading('takes `no` for filler only alone, before a mark and before a whole message', () => {
  for (const text of [
    'exposed by campaign, no',
    'exposed by campaign, no?',
    'no, exposed by campaign',
    'no sorry, exposed by campaign',
    'no by campaign',
  ])
    assert.equal(troublesAurora(text), [], text);
  for (const text of ['exposed no by campaign', 'exposed no daily', 'exposed no top 3', 'no trend of exposed'])
    assert.is(troublesAurora(text)[0]?.code, 'not_understood', text);
  assert.equal(
    troublesAurora('exposed not frobnicate').map(({ code }) => code),
    ['unknown_word'],
  );
  assert.equal(filtersOf('exposed no mobile'), ['device not_in mobile smartphone, mobile tablet']);
  assert.equal(filtersOf('no, exposed mobile'), ['device in mobile smartphone, mobile tablet']);
});

reading('puts one near word right and says so', () => {
  const { assumptions, problems } = readAurora('exposd rate by campaign last wek');
  assert.equal(problems, []);
  assert.equal(
    assumptions.map(({ text }) => text),
    ['`exposd` was read as `exposed`.', '`wek` was read as `week`.'],
  );
});

reading('asks when much of a question is misspelt', () => {
  const [problem] = readAurora('exposd rte by campagn last wek').problems;
  assert.is(problem?.code, 'ambiguous');
  assert.is(problem?.suggestions[0]?.question, 'exposed rate by campaign last week');
});

reading('never changes quoted text, numbers or words of two letters', () => {
  assert.is(readAurora('exposed "Sumer Sale"').problems[0]?.code, 'unknown_word');
  assert.is(readAurora('exposed xx').problems[0]?.code, 'unknown_word');
});

reading('says the default that a short form took, with the others as questions', () => {
  const [assumption] = readAurora('revenue last month').assumptions;
  assert.match(assumption?.text ?? '', /TOTAL DIRECT REVENUE AFTER ENGAGEMENT/);
  assert.is(assumption?.alternatives[0]?.question, 'revenue after exposure last month');
});

reading('offers the campaign where the device was taken', () => {
  assert.equal(readAurora('exposed mobile').alternatives, [{ label: 'campaign Mobile', question: 'exposed campaign "Mobile"' }]);
});

reading('says the year of a month that is not this year’s', () => {
  assert.is(readAurora('sessions December').assumptions[0]?.text, '`December` is 1 to 31 December 2025.');
});

reading('joins two ranges that meet and asks about two that do not', () => {
  const { time } = metrics('exposed October and November');
  assert.equal([time?.from, time?.to], ['2026-10-01', '2026-11-30']);
  assert.is(readAurora('exposed yesterday last month').problems[0]?.code, 'ambiguous');
});

reading('small words of a clause are part of it', () => {
  const words = (text: string) => readAurora(text).words.map((word) => `${word.text}: ${word.meaning}`);
  assert.equal(words('exposed and csat by campaign and device vs last year'), [
    'exposed: metric exposed',
    'and: joins what stands beside it',
    'csat: metric csat_score',
    'by campaign: by campaign',
    'and device: by device',
    'vs last year: 1 January to 31 December 2025',
  ]);
  assert.equal(words('by rate exposed since monday'), [
    'by rate: as a rate',
    'exposed: metric exposed',
    'since monday: 16 to 23 November 2026',
  ]);
  assert.equal(words('and exposed'), ['and: not part of the question', 'exposed: metric exposed']);
});

reading('what is sorted from best to worst is no metric where it is a day, a member or a change', () => {
  for (const text of [
    'exposed sorting by days best first',
    'csat sorted by day of week from best to worst',
    'exposed by campaign rank by biggest change from worst to best',
  ])
    assert.equal(troublesAurora(text), [], text);
});

reading.run();
