import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { followUp, needsRows, type ThreadTurn } from '../../../src/ask/thread/follow-up.ts';
import { isKept } from '../../../src/ask/thread/in-thread.ts';
import type { ThreadRows } from '../../../src/ask/thread/rows.ts';
import { dashboard } from '../../../src/catalogue/catalogue.ts';
import type { MetricsPlan, Plan } from '../../../src/plan/plan.ts';
import { auroraDirectory, auroraLexicon, now, today } from '../../support/aurora.ts';
import { planText } from '../../support/plan-text.ts';

const options = { catalogue: dashboard, directory: auroraDirectory, lexicon: auroraLexicon, today, now };
const shown: ThreadRows = { columns: ['campaign'], rows: [['Win Back'], ['Mobile'], [null], ['Summer Sale']] };

interface Said {
  readonly plan: string;
  readonly changed: string | null;
}

function textOf(plan: Plan): string {
  if (plan.kind === 'metrics') return planText(plan);
  if (plan.kind === 'alert') return `alert ${planText(plan.of)}`;
  return 'filters' in plan ? `${plan.kind} ${plan.filters.flatMap(({ values }) => values).join(', ')}` : plan.kind;
}

/** What the last of `messages` comes to after the others. */
function talk(messages: readonly string[], rows: ThreadRows | null = shown): Said {
  let turn: ThreadTurn | null = null;
  let said: Said = { plan: '', changed: null };
  for (const text of messages) {
    const move = followUp(text, turn, options);
    if (!move.ok) said = { plan: `${move.problems[0].code}: ${move.problems[0].message}`, changed: null };
    else if (move.value.kind !== 'asked') said = { plan: move.value.kind, changed: null };
    else {
      const { planned, changed } = move.value;
      said = { plan: textOf(planned.plan), changed };
      if (isKept(planned)) turn = { planned, rows };
    }
  }
  return said;
}

const week = '2026-11-16..2026-11-22';
const byCampaign = 'exposed by campaign last week';
const onFacebook = 'csat for facebook last week';
const cases: readonly (readonly [messages: readonly string[], plan: RegExp, changed: RegExp | null])[] = [
  [[byCampaign, 'why is the first one so low'], /^why Win Back$/, null],
  [[byCampaign, 'by device'], /^exposed by device \| /, /^by device$/],
  [[byCampaign, 'break it down by lob too'], /^exposed by campaign, lob /, /by campaign and lob/],
  [[byCampaign, 'and device'], /^exposed by campaign, device /, /by campaign and device/],
  [[byCampaign, 'only facebook'], /source_type in facebook/, /only source type "facebook"/],
  [[byCampaign, 'sorry meant home page'], /entry_point in Home Page/, /Home Page/],
  [[onFacebook, 'and sms'], /source_type in facebook\/twilio sms/, /"facebook" or "twilio sms"/],
  [[onFacebook, 'sms too'], /source_type in facebook\/twilio sms/, /twilio sms/],
  [[onFacebook, 'can you add web'], /source_type in facebook\/web/, /web/],
  [[onFacebook, 'web?'], /source_type in web/, /only source type "web"/],
  [[onFacebook, 'and web', 'drop facebook'], /source_type in web/, /"web"/],
  [[onFacebook, 'not tablet'], /device not_in mobile tablet/, /not device "mobile tablet"/],
  [[onFacebook, 'not tablet', 'remove mobile'], /device not_in mobile smartphone\/mobile tablet \|/, /not device/],
  [[onFacebook, 'w/o weekends'], /weekday not_in saturday\/sunday/, /weekday/],
  [['csat for dana last week', 'compare with priya'], /^csat_score by agent .*agent in Dana\/Priya/, /by agent/],
  [['csat for dana last week', 'vs priya'], /^csat_score by agent .*agent in Dana\/Priya/, /by agent/],
  [[byCampaign, 'what about last month'], /2026-10-01\.\.2026-10-31/, /last month/],
  [[byCampaign, 'and in september'], /2026-09-01\.\.2026-09-30/, /^1–30 September 2026$/],
  [[byCampaign, 'same for monday'], /2026-11-16\.\.2026-11-16/, /last Monday/],
  [[byCampaign, 'the week before'], /2026-11-09\.\.2026-11-15/, /^9–15 November 2026$/],
  [[byCampaign, 'the month before'], /2026-10-01\.\.2026-10-31/, /^1–31 October 2026$/],
  [['exposed this month', 'last month to the same day'], /2026-10-01\.\.2026-10-23/, /^1–23 October 2026$/],
  [[byCampaign, 'vs last year'], /vs 2025/, /compared with/],
  [[byCampaign, 'exposures too'], /^exposed, exposures by campaign/, /EXPOSED.*EXPOSURES/],
  [[byCampaign, 'and their conv rate'], /^exposed, conversion_rate_after_engagement by campaign/, /CONVERSION RATE/],
  [[byCampaign, 'instead exposures'], /^exposures by campaign .*exposures desc/, /EXPOSURES/],
  [['transfers by group', 'skill to skill only'], /^skill_to_skill_transfers by group/, /SKILL TO SKILL/],
  [[byCampaign, 'by rate instead'], /^exposed_rate by campaign/, /EXPOSED RATE/],
  [['transfers by group', 'per 100 handled conversations'], /^total_transfers\/handled_conversations.* by group/, /PER 100/],
  [['transfers by group', 'per 0 handled conversations'], /^not_understood: 0 is a number of nothing/, null],
  [['transfers by group', 'per -5 handled conversations'], /^not_understood: -5 is a number of nothing/, null],
  [[byCampaign, 'top -3'], /^not_understood: A ranking shows a whole number of rows/, null],
  [[byCampaign, 'last -5 days'], /^bad_time: -5 is not a number of days/, null],
  [[byCampaign, 'total'], /^exposed \| /, /no breakdown/],
  [[byCampaign, 'overall'], /^exposed \| /, /no breakdown/],
  [['exposed by campaign per day last week', 'total'], /^exposed \| /, /no breakdown/],
  [['exposed by device in lob sales last week', 'whole brand'], /^exposed \| .* brand \| /, /no filters/],
  [['transfers by group last week', 'not each group'], /^total_transfers \| /, /no breakdown/],
  [['transfers by group last week', 'avg for the group'], /^total_transfers \| /, /no breakdown/],
  [[byCampaign, 'top 3'], /exposed desc \| first 3|first 3|limit 3/, /^top 3$/],
  [[byCampaign, 'sort by exposures'], /exposures desc/, /^sorted by exposures, highest first$/],
  [[byCampaign, 'daily'], /day/, /by campaign and day/],
  [[byCampaign, 'as pie'], /pie/, /chart: pie/],
  [[byCampaign, 'export that', 'by device'], /^(?!.*csv)exposed by device/, /by device/],
  [[byCampaign, 'the second one'], /^exposed \| .*campaign in Mobile/, /no breakdown; only campaign "Mobile"/],
  [[byCampaign, 'only the first'], /campaign in Win Back/, /Win Back/],
  [[byCampaign, 'the last one'], /campaign in Summer Sale/, /Summer Sale/],
  [[byCampaign, 'the third one'], /^not_understood: That row has no campaign/, null],
  [[byCampaign, 'the fifth one'], /^not_understood: The answer before shows 4 campaigns/, null],
  [[byCampaign, 'that campaign'], /^ambiguous: Which campaign\?/, null],
  [['exposed last week', 'the second one'], /^not_understood: The answer before has no rows/, null],
  [[byCampaign, 'mobile'], /^exposed \| .*campaign in Mobile/, /only campaign "Mobile"/],
  [[byCampaign, 'mobile device'], /device in mobile smartphone\/mobile tablet/, /device/],
  [[byCampaign, 'why is mobile so low'], /^why Mobile$/, null],
  [[byCampaign, 'why is mobile so low', 'show its funnel'], /^prospects.*campaign in Mobile.*funnel/, /^funnel metrics/],
  [[byCampaign, 'why'], /^why $/, null],
  [['how is Cart Embed doing', 'and exit banner'], /^snapshot Cart Embed, Exit Banner$/, /Exit Banner/],
  [['how is Cart Embed doing', 'instead csat'], /^csat_score \| .*engagement in Cart Embed/, /CSAT/],
  [[byCampaign, 'thanks', 'by device'], /^exposed by device/, /by device/],
  [[byCampaign, 'what is csat', 'list campaigns', 'by device'], /^exposed by device/, /by device/],
  [[byCampaign, 'is that bad?', 'by device'], /^exposed by device/, /by device/],
  [[byCampaign, 'csat yesterday'], /^csat_score \| 2026-11-22\.\.2026-11-22/, null],
  [[byCampaign, 'why did csat drop last week'], /^why $/, null],
  [[byCampaign, 'undo'], /^undo$/, null],
  [[byCampaign, 'start over'], /^reset$/, null],
  [[byCampaign, 'alert me when it drops 20%'], /^alert exposed by campaign \| /, null],
  [[byCampaign, 'tell me if csat falls below 80'], /^alert csat_score \| /, null],
  [['how is Cart Embed doing last week', 'last month'], /^snapshot Cart Embed$/, /^last month \(1–31 October 2026\)$/],
  [
    ['how is Cart Embed doing last week vs previous period', 'last month'],
    /^snapshot Cart Embed$/,
    /^last month .*; compared with the previous period \(1–30 September 2026\)$/,
  ],
  [['how is Cart Embed doing', 'by device'], /^prospects.* by device .*engagement in Cart Embed/, /^funnel metrics; by device$/],
  [['why did csat drop last week', 'by group'], /^csat_score by group /, /^by group$/],
  [['list campaigns', 'by device'], /^edit$/, null],
  [['exposed blah', 'the week before'], /^edit$/, null],
  [['top 3 campaigns by exposed last week', 'total'], /^exposed \| /, /^no breakdown; all rows$/],
  [['exposed for Mobile last week', 'that campaign'], /^not_understood: The answer before has no rows/, null],
  [[byCampaign, 'what about that'], /^exposed by campaign /, /^$/],
  [['by device'], /^edit$/, null],
  [['add exit banner'], /^edit$/, null],
  [['csat too'], /^edit$/, null],
  [[onFacebook, 'remove the filter'], /^csat_score \| [\d.-]+ \| brand/, /^no filters$/],
  [[onFacebook, 'by group', 'no filters please'], /^csat_score by group \| [\d.-]+ \| csat_score desc/, /^no filters$/],
  [['csat on mobile for facebook last week', 'all devices'], /source_type in facebook/, /^all devices$/],
  [['csat on mobile for facebook last week', 'remove the source filter'], /device in mobile/, /^all source types$/],
  [['csat on mobile by device last week', 'drop the device'], /^csat_score \| .*device in mobile/, /^no breakdown$/],
  [['csat on mobile last week', 'drop the device'], /^csat_score \| [\d.-]+ \| brand/, /^no filters$/],
  [[onFacebook, 'all devices'], /^list $/, null],
  [
    ['exposed by campaign last week vs previous period', 'no comparison'],
    /^exposed by campaign \| [\d.-]+ \| exposed desc \| campaign \| bar/,
    /^no comparison$/,
  ],
  [
    ['growth in exposed by campaign, biggest mover first', 'without the comparison'],
    /exposed desc \| campaign \| bar/,
    /^sorted by exposed, highest first; no comparison$/,
  ],
  [[byCampaign, 'no comparison'], /^exposed by campaign/, /^$/],
  [['how is Cart Embed doing vs previous period', 'no comparison'], /^snapshot Cart Embed/, /^no comparison$/],
  [['how is Cart Embed doing vs previous period', 'no filters'], /^snapshot/, /^brand panel; no filters$/],
  [['why did csat drop for facebook last week', 'no filters'], /^csat_score \| /, /^no filters$/],
  [['no filters'], /^not_understood: That speaks of an answer before/, null],
  [['list campaigns', 'no comparison'], /^not_understood: That speaks of an answer before/, null],
  [[byCampaign, 'blorp'], /^unknown_word: .*The question here is: exposed by campaign last week\.$/, null],
  [[byCampaign, 'csat by blorp'], /^unknown_word: .*hour, currency\.$/, null],
  [[byCampaign, 'by hour'], /^unreachable_filter: EXPOSED cannot be broken down by hour: it is not counted per hour\.$/, null],
];

const top3 = 'exposed by campaign last week, top 3';
const weekOnWeek = 'exposed by campaign last week vs previous period';
const daily = 'exposures daily last week';
const rolled = 'exposures by day last week, 7 day rolling average';
const two = 'csat and mcs by agent last week';

/** What is taken away is gone, whatever it is; what is not there changes nothing. */
const taken: typeof cases = [
  [[top3, 'remove top 3'], /^exposed by campaign \| [\d.-]+ \| exposed desc \| campaign/, /^all rows$/],
  [[top3, 'drop the top 3'], /exposed desc \| campaign/, /^all rows$/],
  [[top3, 'no top 3'], /exposed desc \| campaign/, /^all rows$/],
  [[top3, 'remove top 5'], /limit 3/, /^$/],
  [[top3, 'no limit'], /exposed desc \| campaign/, /^all rows$/],
  [[top3, 'remove the limit please'], /exposed desc \| campaign/, /^all rows$/],
  [[top3, 'all of them'], /exposed desc \| campaign/, /^all rows$/],
  [[top3, 'show all'], /exposed desc \| campaign/, /^all rows$/],
  [[top3, 'all campaigns'], /exposed desc \| campaign/, /^all rows$/],
  [[byCampaign, 'remove top 3'], /^exposed by campaign/, /^$/],
  [['csat by agent last week, top 2, sorted by mcs asc', 'no limit'], /mcs asc/, /^all rows$/],
  [[daily, 'drop daily'], /^exposures \| /, /^no breakdown$/],
  [[daily, 'remove by day'], /^exposures \| /, /^no breakdown$/],
  [[daily, 'no daily'], /^exposures \| /, /^no breakdown$/],
  [[daily, 'remove weekly'], /^exposures by day/, /^$/],
  [[byCampaign, 'drop daily'], /^exposed by campaign \| /, /^$/],
  [[byCampaign, 'remove last week'], /^exposed by campaign \| /, /^last 7 days/],
  [['exposed by campaign last month', 'remove last month'], /2026-11-16\.\.2026-11-22/, /^last 7 days/],
  [[byCampaign, 'remove last month'], /2026-11-16\.\.2026-11-22/, /^$/],
  [[byCampaign, 'drop the chart'], /no chart$/, /^no chart$/],
  [[byCampaign, 'remove chart'], /no chart$/, /^no chart$/],
  [['exposed by campaign last week as pie', 'drop the pie chart'], /bar$/, /^chart: bar$/],
  [[byCampaign, 'remove the pie chart'], /bar$/, /^$/],
  [[weekOnWeek, 'remove vs previous period'], /exposed desc \| campaign \| bar/, /^no comparison$/],
  [[weekOnWeek, 'drop week over week'], /exposed desc \| campaign \| bar/, /^no comparison$/],
  [['exposed by campaign this week vs last week', 'remove vs last week'], /exposed desc \| campaign \| bar/, /^no comparison$/],
  [[weekOnWeek, 'remove vs last year'], /previous/, /^$/],
  [[byCampaign, 'remove vs last week'], /exposed desc \| campaign \| bar/, /^$/],
  [[rolled, 'remove rolling'], /^exposures by day \| [\d.-]+ \| time asc \| brand \| line/, /^no rolling window$/],
  [[rolled, 'drop the 7 day rolling average'], /^exposures by day \| [\d.-]+ \| time asc \| brand \| line/, /^no rolling window$/],
  [[rolled, 'no rolling average'], /^exposures by day \| [\d.-]+ \| time asc \| brand \| line/, /^no rolling window$/],
  [[rolled, 'without the rolling average'], /^exposures by day \| [\d.-]+ \| time asc \| brand \| line/, /^no rolling window$/],
  [[byCampaign, 'remove rolling'], /^exposed by campaign/, /^$/],
  [['share of exposures by device last week', 'remove the share'], /^exposures by device/, /^no shares$/],
  [['csat by agent last week where csat > 20%', 'no condition'], /^csat_score by agent \| [\d.-]+ \| csat_score desc/, /^no conditions$/],
  [['csat by agent last week where csat > 20%', 'remove the conditions'], /csat_score desc/, /^no conditions$/],
  [['csat by agent last week where csat > 20%', 'remove csat above 20%'], /csat_score desc/, /^no conditions$/],
  [[byCampaign, 'no condition'], /^exposed by campaign/, /^$/],
  [['exposed by campaign last week, sorted by exposures asc', 'no sorting'], /exposed desc \| campaign/, /sorted by exposed/],
  [['exposed by campaign last week, sorted by exposures asc', 'drop sorted by exposures'], /exposed desc \| campaign/, /sorted by exposed/],
  [[byCampaign, 'no breakdown'], /^exposed \| /, /^no breakdown$/],
  [[byCampaign, 'remove the breakdown'], /^exposed \| /, /^no breakdown$/],
  [[byCampaign, 'without a breakdown please'], /^exposed \| /, /^no breakdown$/],
  [[byCampaign, 'no by campaign'], /^exposed \| /, /^no breakdown$/],
  [[byCampaign, 'no by device'], /^exposed by device/, /^by device$/],
  [[byCampaign, 'no, by device'], /^exposed by device/, /^by device$/],
  [[byCampaign, 'no, mobile device'], /device in mobile/, /only device/],
  [[two, 'no mcs'], /^csat_score by agent/, /^CSAT/],
  [[two, 'drop mcs'], /^csat_score by agent/, /^CSAT/],
  [[byCampaign, 'no rolling average'], /^exposed by campaign/, /^$/],
  [['how is Cart Embed doing last month', 'remove last month'], /^snapshot Cart Embed$/, /^last 7 days/],
  [['how is Cart Embed doing vs previous period', 'remove vs previous period'], /^snapshot Cart Embed$/, /^no comparison$/],
  [['remove top 3'], /^not_understood: That speaks of an answer before/, null],
  [['drop daily'], /^not_understood: That speaks of an answer before/, null],
  [['no limit'], /^not_understood: That speaks of an answer before/, null],
];

/** One thing in place of another, which has to be there. */
const swapped: typeof cases = [
  [['csat last week', 'mcs instead of csat'], /^mcs \| /, /^MCS$/],
  [['csat last week', 'instead of csat, mcs'], /^mcs \| /, /^MCS$/],
  [['csat last week', 'instead of csat mcs'], /^mcs \| /, /^MCS$/],
  [['csat last week', 'replace csat with mcs'], /^mcs \| /, /^MCS$/],
  [['csat last week', 'swap csat for mcs'], /^mcs \| /, /^MCS$/],
  [['csat last week', 'can you use mcs instead of csat'], /^mcs \| /, /^MCS$/],
  [[two, 'closed by agent instead of csat'], /^closed_by_agent, mcs by agent/, /CLOSED BY AGENT, MCS/],
  [[two, 'replace mcs by closed by agent'], /^csat_score, closed_by_agent by agent/, /CSAT.*CLOSED BY AGENT/],
  [[byCampaign, 'replace campaign with device'], /^exposed by device/, /^by device$/],
  [
    ['exposed by campaign and device last week', 'lob instead of campaign'],
    /^exposed by lob, device/,
    /by LOB and device|by lob and device/,
  ],
  [['exposed by campaign and device last week', 'by lob instead of by device'], /^exposed by campaign, lob/, /by campaign and lob/i],
  [[onFacebook, 'replace facebook with sms'], /source_type in twilio sms/, /twilio sms/],
  [[onFacebook, 'sms instead of facebook'], /source_type in twilio sms/, /twilio sms/],
  [['csat for dana and priya last week', 'swap priya for marco'], /agent in Dana\/Marco/, /Marco/],
  [[byCampaign, 'last month instead of last week'], /2026-10-01\.\.2026-10-31/, /last month/],
  [[daily, 'weekly instead of daily'], /^exposures by week/, /by week/],
  [[top3, 'top 5 instead of top 3'], /limit 5/, /top 5/],
  [['csat last week', 'mcs instead of csat by agent'], /^mcs by agent/, /MCS; by agent/],
  [['csat last week', 'mcs instead of exposed'], /^not_understood: `exposed` is not in the question here/, null],
  [['csat last week', 'replace csat'], /^not_understood: /, null],
  [['csat last week', 'replace csat with blorp'], /^unknown_word: /, null],
];

/** A comparison said first does not take the rest for a change. */
const comparedFirst: typeof cases = [
  [[byCampaign, 'vs last week csat by agent this week'], /^csat_score by agent .*vs 2026-11-16/, null],
  [['csat last week', 'vs last week exposures by campaign'], /^exposures by campaign/, null],
  [['csat last week', 'compared to last month revenue by lob'], /^revenue_after_engagement by lob/, null],
  [['csat last week', 'versus previous period, mcs by agent'], /^mcs by agent/, null],
  [['csat for night shift last week', 'vs day team'], /group in Day Team\/Night Shift/, /by group/],
];

const threads = suite('follow-ups in words');

for (const [messages, plan, changed] of [...cases, ...taken, ...swapped, ...comparedFirst])
  threads(messages.join(' → '), () => {
    const said = talk(messages);
    assert.match(said.plan, plan);
    if (changed === null) assert.is(said.changed, null);
    else assert.match(said.changed ?? '', changed);
  });

threads('a question of its own leaves nothing of the one before', () => {
  assert.match(talk([byCampaign, 'only facebook', 'csat last week']).plan, new RegExp(`^csat_score \\| ${week} \\| `));
});

threads('a name that the table before explains offers its other meaning', () => {
  const first = followUp(byCampaign, null, options);
  assert.ok(first.ok && first.value.kind === 'asked');
  const move = followUp('mobile', { planned: first.value.planned, rows: null }, options);
  assert.ok(move.ok && move.value.kind === 'asked');
  const other = move.value.planned.alternatives.at(-1);
  assert.match(other?.question ?? '', 'device');
  const again = followUp(other?.question ?? '', null, options);
  assert.ok(again.ok && again.value.kind === 'asked');
  const { plan } = again.value.planned;
  assert.equal((plan as MetricsPlan).filters, [{ dimension: 'device', op: 'in', values: ['mobile smartphone', 'mobile tablet'] }]);
});

threads('a refusal in a thread offers changes of its question that work', () => {
  const first = followUp(byCampaign, null, options);
  assert.ok(first.ok && first.value.kind === 'asked');
  const turn = { planned: first.value.planned, rows: null };
  const move = followUp('blorp', turn, options);
  const offered = move.ok ? [] : move.problems[0].suggestions.map(({ question }) => question);
  assert.equal(offered, ['by device', 'last month', 'vs previous period']);
  for (const text of offered) assert.ok(followUp(text, turn, options).ok, text);
});

threads('every word of a follow-up is accounted for', () => {
  const first = followUp(byCampaign, null, options);
  assert.ok(first.ok && first.value.kind === 'asked');
  const text = 'can you add exit banner';
  const move = followUp(text, { planned: first.value.planned, rows: null }, options);
  assert.ok(move.ok);
  const covered = move.value.reading.words.map(({ at }) => text.slice(at.start, at.end)).join('');
  assert.is(covered.replaceAll(' ', ''), text.replaceAll(' ', ''));
});

threads('what is too long to be read is not looked through for rows of the thread', () => {
  assert.is(needsRows('what about the first one'), true);
  assert.is(needsRows(`what about the first one${' and csat'.repeat(200)}`), false);
});

threads.run();
