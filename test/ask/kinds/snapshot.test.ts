/** Snapshots against what asking for each of their metrics gives. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Asking, makeAsking } from '../../../src/ask/asking.ts';
import { graphs } from '../../../src/ask/kinds/snapshot/plans.ts';
import { fixedClock } from '../../../src/base/clock.ts';
import { dashboard } from '../../../src/catalogue/catalogue.ts';
import type { Level } from '../../../src/catalogue/dimension.ts';
import type { Answer, AnswerSection, Shown } from '../../../src/present/answer.ts';
import type { Cell } from '../../../src/query/result.ts';
import { databases, type TestStore } from '../../support/databases.ts';
import { rollLines } from '../../support/rolled-store.ts';
import { sampleLines, sampleNow } from '../../support/sample-brand.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const settings = { settleMinutes: 0, timeoutMs: 30_000, rowCap: 10_000 };

interface World {
  opened: TestStore | null;
  asking: Asking | null;
}

async function shownFor(text: string, { asking }: World): Promise<Shown> {
  const outcome = await asking?.ask({ text, brand: null, asker: 'terminal', thread: null, kept: false });
  if (outcome?.kind !== 'answer') throw new Error(`${text}: ${JSON.stringify(outcome)}`);
  return outcome.shown;
}

const answerTo = async (text: string, world: World): Promise<Answer> => (await shownFor(text, world)).answer;

/** The rows of a table, by the member in the first column (null: the only row), as values by column. */
function byMember({ columns, rows }: Pick<AnswerSection, 'columns' | 'rows'>, member: string | null): Map<string, Map<string, Cell>> {
  const at = columns.findIndex(({ id }) => id === member);
  return new Map(rows.map((row) => [at === -1 ? '' : String(row[at]), new Map(columns.map(({ id }, index) => [id, row[index] ?? null]))]));
}

function close(one: Cell | undefined, other: Cell | undefined, what: string): void {
  if (typeof one === 'number' && typeof other === 'number')
    assert.ok(Math.abs(one - other) < 1e-9 * Math.max(1, Math.abs(one)), `${what}: ${one} and ${other}`);
  else assert.is(one, other, what);
}

/** The names by which metrics are asked for. */
function nameOf(id: string): string {
  const metric = dashboard.metric(id);
  if (metric === undefined) throw new Error(id);
  return metric.words.find((word) => word.includes(' ')) ?? metric.words[0] ?? metric.label.toLowerCase();
}

/** What the tail of a question says, and of which panel and breakdown it is. */
const cuts: readonly { readonly panel: Level; readonly tail: string; readonly by: string }[] = [
  { panel: 'brand', tail: '', by: '' },
  { panel: 'brand', tail: 'mobile', by: '' },
  { panel: 'lob', tail: '', by: 'by lob' },
  { panel: 'campaign', tail: '', by: 'by campaign' },
  { panel: 'campaign', tail: 'campaign "Mobile" or "Exposed" not facebook', by: 'by campaign' },
  { panel: 'campaign', tail: 'campaign "Top 10"', by: '' },
  { panel: 'engagement', tail: '', by: 'by engagement' },
  { panel: 'engagement', tail: 'LOB Sales', by: 'by engagement' },
  { panel: 'entry_point', tail: '', by: 'by entry point' },
  { panel: 'brand', tail: 'group "Night Shift"', by: '' },
  { panel: 'brand', tail: 'desktop', by: '' },
  { panel: 'lob', tail: 'desktop', by: 'by lob' },
  { panel: 'lob', tail: 'not campaign "Mobile"', by: 'by lob' },
  { panel: 'campaign', tail: 'LOB Sales mobile', by: 'by campaign' },
  { panel: 'engagement', tail: 'mobile', by: 'by engagement' },
  { panel: 'entry_point', tail: 'mobile', by: 'by entry point' },
  { panel: 'entry_point', tail: 'campaign "Top 10"', by: 'by entry point' },
];

for (const database of databases()) {
  const snapshots = suite<World>(`snapshots on ${database.kind}`, { opened: null, asking: null });

  snapshots.before(async (world) => {
    world.opened = await database.open();
    const { store } = world.opened;
    await rollLines(store, sampleLines());
    world.asking = makeAsking({ store, catalogue: dashboard, clock: fixedClock(sampleNow), settings, log: silent });
  });
  snapshots.after((world) => world.opened?.drop());

  for (const { panel, tail, by } of cuts)
    snapshots(`a ${panel} snapshot ${tail} has the metrics of its panel, with the numbers that asking for them gives`, async (world) => {
      const { answer: told, snapshot } = await shownFor(`${panel.replace('_', ' ')} panel on 2026-11-18 ${tail}`, world);
      const { sections } = told;
      const shown = (sections ?? [])
        .flatMap(({ columns }) => columns.map(({ id }) => id))
        .filter((id) => dashboard.metric(id) !== undefined);
      assert.equal(
        shown,
        dashboard.metrics.filter(({ panels }) => panels.includes(panel)).map(({ id }) => id),
      );
      const context = `${by} on 2026-11-18 ${tail} vs previous period`;
      let compared = 0;
      for (const section of sections ?? []) {
        const rows = byMember(section, by === '' ? null : panel);
        const ids = section.columns.map(({ id }) => id).filter((id) => dashboard.metric(id) !== undefined);
        for (const id of ids) {
          const outcome = await world.asking?.ask({
            text: `${nameOf(id)} ${context}`,
            brand: null,
            asker: 'terminal',
            thread: null,
            kept: false,
          });
          if (outcome?.kind !== 'answer') {
            for (const row of rows.values()) assert.is(row.get(id), null, `${id} cannot be asked for: ${JSON.stringify(outcome)}`);
            continue;
          }
          const { answer } = outcome.shown;
          assert.equal(answer.plan.kind === 'metrics' ? answer.plan.metrics : [], [id]);
          const asked = byMember(answer, by === '' ? null : panel);
          const whole = snapshot?.whole?.figures.get(id);
          if (by !== '' && answer.totals !== null) {
            const total = (column: string) => answer.totals?.[answer.columns.findIndex((one) => one.id === column)];
            close(whole?.value, total(id), `${id} of all`);
            close(whole?.before?.value, total(`${id}.previous`), `${id} of all, before`);
          }
          // A member without anything to count has no row of its own, and an empty figure beside others.
          for (const [member, cells] of rows) if (!asked.has(member)) assert.ok([0, null].includes(cells.get(id) as number | null), id);
          compared += asked.size;
          // Hours of the brand stand beside every member, also beside those of which the day has nothing to say.
          if ([...asked.keys()].some((member) => !rows.has(member)))
            assert.is(new Set([...asked.values()].map((cells) => cells.get(id))).size, 1, id);
          for (const [member, cells] of [...asked].filter(([one]) => rows.has(one)))
            for (const column of [id, `${id}.previous`, `${id}.change`, `${id}.change_rate`])
              close(rows.get(member)?.get(column), cells.get(column), `${column} of ${member}`);
        }
      }
      assert.ok(compared > 10);
    });

  snapshots('the average weekday is the mean of sums, and the rate of all its days together', async (world) => {
    const { sections } = await answerTo('snapshot on 2026-11-18', world);
    const [row] = byMember(sections?.[0] ?? { columns: [], rows: [] }, null).values();
    const [talk] = byMember(sections?.[1] ?? { columns: [], rows: [] }, null).values();
    const days = ['2026-10-21', '2026-10-28', '2026-11-04', '2026-11-11'];
    const sum = async (metric: string): Promise<number> => {
      const each = await Promise.all(days.map(async (day) => (await answerTo(`${metric} on ${day}`, world)).rows[0]?.[0]));
      return each.reduce<number>((before, cell) => before + Number(cell), 0);
    };
    close(row?.get('sessions.weekday_average'), (await sum('sessions')) / 4, 'sessions');
    close(row?.get('exposed_rate.weekday_average'), (await sum('exposed')) / (await sum('prospects')), 'exposed rate');
    close(talk?.get('handled_conversations.weekday_average'), (await sum('handled conversations')) / 4, 'handled');
    const change = Number(row?.get('sessions')) - (await sum('sessions')) / 4;
    close(row?.get('sessions.weekday_change'), change, 'change');
    close(row?.get('sessions.weekday_change_rate'), change / ((await sum('sessions')) / 4), 'rate of change');
  });

  snapshots('an average of fewer than four complete days says so, and one of none is left out', async (world) => {
    const early = await answerTo('snapshot on 2026-10-14', world);
    assert.match(early.notes.join(' '), 'The average Wednesday rests on 2 days, not on four');
    const first = await answerTo('snapshot on 2026-09-27', world);
    assert.match(first.notes.join(' '), 'No average Sunday');
    assert.not.match(JSON.stringify(first.sections), 'weekday_average');
    assert.not.match((await answerTo('snapshot last week', world)).notes.join(' '), 'average');
  });

  snapshots('a day that is not complete says so, and one without data offers the last that is', async (world) => {
    assert.match((await answerTo('snapshot today', world)).headline, 'Today is not complete');
    const outcome = await world.asking?.ask({ text: 'snapshot on 2026-09-01', brand: null, asker: 'terminal', thread: null, kept: false });
    assert.ok(outcome?.kind === 'refused');
    assert.is(outcome.problems[0].code, 'no_data');
    assert.is(outcome.problems[0].suggestions[0]?.question, 'brand panel 2026-11-22');
  });

  snapshots('metrics that a filter does not reach are empty and listed', async (world) => {
    const { sections, notes } = await answerTo('snapshot yesterday group "Night Shift"', world);
    assert.match(notes.join(' '), /Not counted per group: SESSIONS/);
    const [row] = byMember(sections?.[0] ?? { columns: [], rows: [] }, null).values();
    assert.is(row?.get('sessions'), null);
  });

  snapshots('its pictures are the funnel and the three graphs, whose alternative texts carry numbers', async (world) => {
    const { chart, snapshot } = await shownFor('snapshot yesterday', world);
    assert.is(chart?.kind, 'funnel');
    assert.equal(
      snapshot?.graphs.map(({ spec }) => [spec.kind, spec.title, spec.series.map(({ draw, axis }) => `${draw} ${axis}`).join(', ')]),
      [
        ['funnel', 'Funnel', 'bar left'],
        ['combo', 'Conversion', 'bar left, line right'],
        ['combo', 'Efficiency', 'bar left, line right, line right'],
        ['combo', 'Consumer experience', 'line left, line right'],
      ],
    );
    for (const { spec } of snapshot?.graphs ?? []) assert.match(spec.alt, /\d/);
    const figures = snapshot?.subjects[0]?.figures;
    const last = snapshot?.graphs.slice(1).flatMap(({ spec }) => spec.series.map(({ values }) => values.at(-1)));
    assert.equal(
      last,
      graphs.flatMap(({ metrics }) => metrics.map((id) => figures?.get(id)?.value)),
      'the last day drawn is the day of the snapshot',
    );
    assert.equal(chart?.categories, ['Sessions', 'Prospects', 'Exposed', 'Engaged', 'Conversions']);
    assert.equal((await shownFor('lob snapshot', world)).chart?.categories, ['Prospects', 'Exposed', 'Engaged']);
    assert.is((await shownFor('entry point snapshot', world)).snapshot?.graphs.length, 1);
  });

  snapshots('what belongs to no member has a row, and is not counted among the members', async (world) => {
    const { answer, snapshot } = await shownFor('campaign panel last week', world);
    const names = answer.sections?.[0]?.rows.map(([name]) => name) ?? [];
    assert.is(names.at(-1), null);
    assert.ok(names.length > 2);
    assert.is(snapshot?.of, `${names.length - 1} campaigns`);
    assert.match(answer.headline, `${names.length - 1} campaigns, 16–22 November 2026`);
  });

  snapshots('its statements can be looked at', async (world) => {
    const statements = await world.asking?.sql({ text: 'snapshot', brand: null, asker: 'terminal', thread: null });
    assert.ok(statements?.ok === true && statements.value.length === 1);
  });

  snapshots.run();
}
