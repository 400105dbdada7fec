/** The dashboard's catalogue with an administrator's additions, held against every word that questions know. */
import { type Catalogue, dashboard } from '../catalogue/catalogue.ts';
import { makeDirectory } from '../catalogue/make-directory.ts';
import type { Additions } from '../catalogue/own/additions.ts';
import { type Extended, extend } from '../catalogue/own/extend.ts';
import type { Known } from '../catalogue/own/known-phrase.ts';
import { knownPhrase } from '../language/known-phrase.ts';
import { type Lexicon, makeLexicon } from '../language/lexicon.ts';
import { wordingOf } from './thread/wording.ts';

/** The catalogue that asking uses, or what is wrong with `additions`. */
export function extendDashboard(additions: Additions): Extended {
  const lexicon = wordsOf(dashboard);
  return extend(dashboard, additions, (phrase) => inThread(phrase) ?? knownPhrase(phrase, lexicon));
}

/** The words of a catalogue alone, without any brand's names. */
function wordsOf(catalogue: Catalogue): Lexicon {
  const brand = {
    id: '',
    name: '',
    timeZone: 'UTC',
    currency: 'USD',
    weekStart: 'monday',
    dateOrder: 'mdy',
    crossSessionDays: 31,
    agentAttribution: 'last',
  } as const;
  const extent = { from: null, to: null, completeTo: null, asOf: null };
  return makeLexicon(catalogue, makeDirectory({ brand, extent, currencies: [], members: [] }));
}

/** What is said about the question before (`undo`, `instead`) is read ahead of every name. */
function inThread(phrase: string): Known | null {
  const { rest } = wordingOf(phrase);
  return rest.trim() === '' ? { thing: null, says: 'a change of the question before', how: 'whole' } : null;
}
