import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Calendar, dayOf, expectedVisitors, hourAt, numberOf, weekdayOf } from '../../../src/data/demo/calendar.ts';

const calendar = suite('demo calendar');
const iso = (instant: number) => new Date(instant).toISOString();

calendar('a day begins at midnight in New York, in summer time and in winter time', () => {
  const days = new Calendar();
  assert.is(iso(days.startOf(numberOf('2026-07-01'))), '2026-07-01T04:00:00.000Z');
  assert.is(iso(days.startOf(numberOf('2026-12-01'))), '2026-12-01T05:00:00.000Z');
});

calendar('an instant belongs to the day that has begun, to the millisecond', () => {
  const days = new Calendar();
  for (const day of ['2026-03-08', '2026-03-09', '2026-07-01', '2026-11-01', '2026-11-02', '2026-12-31']) {
    const start = days.startOf(numberOf(day));
    assert.is(dayOf(days.numberAt(start)), day);
    assert.is(dayOf(days.numberAt(start - 1)), dayOf(numberOf(day) - 1));
  }
});

calendar('eight in the morning is eight on the wall, also on days when clocks are moved', () => {
  const days = new Calendar();
  assert.is(iso(days.at(numberOf('2026-03-08'), 8)), '2026-03-08T12:00:00.000Z');
  assert.is(iso(days.at(numberOf('2026-11-01'), 8)), '2026-11-01T13:00:00.000Z');
  assert.is(iso(days.at(numberOf('2026-11-01'), 0.5)), '2026-11-01T04:30:00.000Z');
  assert.is(iso(days.at(numberOf('2026-10-31'), 26)), '2026-11-01T06:00:00.000Z');
});

calendar('the hour of a share of the day rises from midnight to midnight', () => {
  const hours = Array.from({ length: 101 }, (_, percent) => hourAt(percent / 100));
  assert.is(hours[0], 0);
  assert.ok((hours[100] ?? 24) < 24);
  for (let index = 1; index < hours.length; index++) assert.ok((hours[index] ?? 0) > (hours[index - 1] ?? 0));
});

calendar('Black Friday brings more visitors than the Friday before', () => {
  const friday = numberOf('2026-11-27');
  assert.is(weekdayOf(friday), 4);
  assert.ok(expectedVisitors(friday) > 1.5 * expectedVisitors(friday - 7));
  assert.ok(expectedVisitors(numberOf('2026-11-30')) > 1.5 * expectedVisitors(numberOf('2026-11-23')));
  assert.ok(expectedVisitors(numberOf('2026-12-02')) < 1.4 * expectedVisitors(numberOf('2026-11-25')));
});

calendar.run();
