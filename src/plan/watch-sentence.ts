/** The sentences of schedules and alerts. */
import { boundText } from './bound-text.ts';
import { nameOf, refOf } from './metric-name.ts';
import { scaled } from './passes/conditions.ts';
import type { AlertPlan, SchedulePlan } from './plan.ts';
import type { PlanContext } from './planned.ts';
import { placesText, postedText, recurrence } from './words.ts';

/** `every weekday at 09:00 America/New_York post in #ops: brand panel yesterday`; `of` is the sentence of what is posted. */
export function scheduleSentence({ schedule }: SchedulePlan, of: string): string {
  return `${recurrence(schedule.cron)} ${schedule.zone} post ${postedText(schedule.to)}: ${of}`;
}

/** `alert here when exposed drops by more than 20% week over week for 2 days in a row: exposed yesterday`. */
export function alertSentence(plan: AlertPlan, of: string, context: PlanContext): string {
  const { minimum, to } = plan;
  const name = nameOf(refOf(plan.metric, plan.of), context);
  const held = minimum && refOf(minimum.metric, plan.of);
  const least = minimum && held ? `, with ${nameOf(held, context)} >= ${boundText(held, minimum.value, context)}` : '';
  const row = plan.for === 1 ? '' : ` for ${String(plan.for)} days in a row`;
  const head = `alert ${placesText(to)} when ${name} ${testText(plan, context)}${row}${least}`;
  return of === `${name} yesterday` ? head : `${head}: ${of}`;
}

const moves: Readonly<Record<AlertPlan['op'], string>> = {
  '>': 'rises by more than',
  '>=': 'rises by at least',
  '<': 'drops by more than',
  '<=': 'drops by at least',
  '=': 'changes by exactly',
};

function testText(plan: AlertPlan, context: PlanContext): string {
  const { test, op, value } = plan;
  switch (test) {
    case 'threshold':
      return value === null ? op : `${op} ${boundText(refOf(plan.metric, plan.of), value, context)}`;
    case 'change':
      return `${moves[op]} ${String(Math.abs(scaled(value ?? 0, 2)))}% ${basisText(plan.basis)}`;
    case 'unusual': {
      const side = op === '>' ? 'unusually high' : op === '<' ? 'unusually low' : 'unusual';
      return `is ${side}${value === null ? '' : ` > ${String(value)}`}`;
    }
    case 'target':
      return `is ${op === '<' || op === '<=' ? 'below' : 'above'} target`;
  }
}

function basisText(basis: AlertPlan['basis']): string {
  const unit = (basis ?? 'previous period').replace('previous ', '');
  return unit === 'period' || unit === 'custom' ? 'vs previous period' : `${unit} over ${unit}`;
}
