/** Where questions that are put together begin. */
import type { MetricsQuestion } from './question.ts';

/** A metrics question that says nothing. */
export const emptyQuestion: MetricsQuestion = {
  kind: 'metrics',
  metrics: [],
  sections: [],
  by: [],
  grain: null,
  time: null,
  filters: [],
  having: [],
  ranking: null,
  order: [],
  compare: null,
  transform: null,
  chart: null,
  output: null,
};
