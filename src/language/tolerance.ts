/** How far a word may differ from the one that is meant: number, case, short forms. */
import { isLoose, type Tolerance } from './trie.ts';

/** Words that may stand inside a metric's name: `conversations that were abandoned`. */
const light = new Set('were was are is that the we got get been did have has had our do does'.split(' '));

/** A map, not an object: words such as `constructor` are typed too. */
const aliases: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    avg: ['average'],
    average: ['avg'],
    conv: ['conversation', 'conversations', 'conversion', 'conversions'],
    convs: ['conversations', 'conversions'],
    convo: ['conversation', 'conversations'],
    convos: ['conversations'],
    no: ['number'],
    pct: ['rate', 'percentage'],
    customer: ['consumer'],
    customers: ['consumer', 'consumers'],
    chat: ['conversation', 'conversations'],
    chats: ['conversations'],
    resp: ['response'],
    incr: ['incremental'],
    hr: ['hour'],
    logged: ['login'],
  }),
);

/** Their plural is a number of them: `last 4 weeks by week` holds no `week by week`, `orders by campaign` no `order by`, `worst groups by csat` no `group by`. */
const units = new Set('day days week weeks month months quarter quarters year years orders groups'.split(' '));

/** Singular and plural, and the common short forms of words. */
export const forgiving: Tolerance = {
  forms(word) {
    // `orders` are no order.
    if (units.has(word) || word === 'orders') return [];
    const forms = [...(aliases.get(word) ?? [])];
    if (word.length > 3 && word.endsWith('s')) forms.push(word.slice(0, -1));
    else if (word.length > 2) forms.push(`${word}s`);
    if (word.endsWith("'s")) forms.push(word.slice(0, -2));
    if (word.endsWith("s'")) forms.push(word.slice(0, -1));
    return forms;
  },
  between: (word) => light.has(word),
  mark: isLoose,
};

/** Names hold marks of every kind; a comma ends them, since it parts the names of a list. */
export const named: Tolerance = {
  forms: (word) => (word.endsWith("'s") ? [word.slice(0, -2)] : word.length > 4 && word.endsWith('s') ? [word.slice(0, -1)] : []),
  between: () => false,
  mark: (norm) => norm !== ',',
};
