/** The migrations in their order. Append only; a name never changes once it was released. */

import type { Knex } from 'knex';
import { reference } from './0001_reference.ts';
import { facts } from './0002_facts.ts';
import { datasets } from './0003_datasets.ts';
import { bookkeeping } from './0004_bookkeeping.ts';
import { answers } from './0005_answers.ts';
import { deliveries } from './0006_deliveries.ts';
import { threads } from './0007_threads.ts';
import { refusals } from './0008_refusals.ts';
import { ledger } from './0009_ledger.ts';
import { home } from './0010_home.ts';
import { audit } from './0011_audit.ts';
import { changes } from './0012_changes.ts';
import { feedback } from './0013_feedback.ts';
import { installations } from './0014_installations.ts';
import { schedules } from './0015_schedules.ts';
import { alerts } from './0016_alerts.ts';
import { runs } from './0017_runs.ts';
import { postedNumbers } from './0018_posted_numbers.ts';
import { offerLines } from './0019_offer_lines.ts';
import { alertTurns } from './0020_alert_turns.ts';

export const migrations = {
  '0001_reference': reference,
  '0002_facts': facts,
  '0003_datasets': datasets,
  '0004_bookkeeping': bookkeeping,
  '0005_answers': answers,
  '0006_deliveries': deliveries,
  '0007_threads': threads,
  '0008_refusals': refusals,
  '0009_ledger': ledger,
  '0010_home': home,
  '0011_audit': audit,
  '0012_changes': changes,
  '0013_feedback': feedback,
  '0014_installations': installations,
  '0015_schedules': schedules,
  '0016_alerts': alerts,
  '0017_runs': runs,
  '0018_posted_numbers': postedNumbers,
  '0019_offer_lines': offerLines,
  '0020_alert_turns': alertTurns,
} as const satisfies Record<string, Knex.Migration>;
