/** The words of the language that are neither in the catalogue nor in the data. */
import { clausePhrases, picturePhrases } from './clause-phrases.ts';
import { kindPhrases } from './kind-phrases.ts';
import type { PhraseGroup } from './phrase-group.ts';
import { comparePhrases, timePhrases } from './time-phrases.ts';

/** Words that carry no meaning of their own: filler, greetings, thanks, remarks. */
export const fillerPhrases: readonly string[] =
  `how many times|how often|so far|ppl|bonjour|bonsoir|salut|merci|svp|stp|je voudrais|je veux|hola|gracias|por favor|danke|bitte|hallo|ciao|grazie|show me|show|shows|showing|give me|give|get|get me|please|pls|plz|the|a|an|of|for|on|in|at|me|my|our|us|we|i|you|your|it|its|that|these|those|them|they|their|there|this one|with|where|how many|how much|how many hours|how many minutes|how much time|how long|time spent|spent|number of|num of|nr of|no of|num|amount of|count of
was|were|been|be|being|are|am|did|do|does|had|have|has|having|got|came|come|comes|coming|went|go|going|get|getting|make|made|see|seen|look|looking|look at|like to see|id like to see|i'd like to see|i would like to see|would|could|can|should|want|wanna|need|let|lets|let's|us|know|tell me|find|find me|pull|pull up|fetch|display|present|report|report on|report for|data|data for|figures|figure|numbers|value|values|level|levels|stats|stat|statistics|results|result|info|information|view of|overall|total number of|total|totals|in terms of|regarding|about|concerning|with regard to|respect|across all|across|across the|as|so|but|then|also|too|all|everything|every one of|both|either
hi|hello|hey|hi there|hello there|bye|goodbye|good bye|see you|see ya|test|testing|just testing|haha|hehe|well done|love it|good job|nice work|happy monday|happy tuesday|happy wednesday|happy thursday|happy friday|have a nice day|have a good day|morning team|morning all|morning everyone|morning folks|afternoon all|afternoon team|afternoon everyone|evening all|hello team|hello all|hello everyone|hi everyone|dear team|any idea|any ideas|any clue|any chance|good or bad|good or not|good morning|good afternoon|good evening|hi team|hey team|hi all|hi folks|folks|everyone|someone|somebody|anyone|anybody|gimme|gimmie|guys|team hi|yo|greetings|dear|parley
you're|youre|you are
thanks|thank you|thx|ty|cheers|thanks a lot|many thanks|thank you very much|ta|great|cool|nice|ok|okay|alright|sure|perfect|awesome|good|got it|understood|k
one page|one pager|quick one|quick question|quick q|quick qs|quickly|real quick|right|yes or no|yes|exactly|roughly|approximately|about right|hm|hmm|hm thats high|thats high|that's high|thats low|that's low|wow thats|interesting|well|um|uh|oh|ah|actually|basically|simply|again|now|kindly|just wondering|wondering|curious|by the way|btw|fyi|asap|urgent|i mean|sorry|my bad|oops|huh|eh|lol|eod|never mind|nevermind|nvm|never mind that|scratch that|forget it|no matter|no worries|if possible|if you can|for me|for us|to me|became|become|becomes|turned into|led to|happen|happened|happening|occurred|occur|took place|exist|exists|existing|generated|made by|came from|come from|coming from|came in|brought in|belong|belongs|belonging|brought|brings|delivered|produced|yielded|drove|calendar|bring in|unique|distinct|no double counting|without double counting|deduplicated|side by side|next to each other|respectively|please and thank you|in the|of the|during|over the|over|under|within|throughout|while|when|via|using|used|use|than|to|from|into|onto|between|w|whats|what's|what is|what was|what were|what are|people|users|customers|consumers|doing|looks|look like|look|perform|performed|performing|done|up|down|out|off|time frame|timeframe|period|range|date range|dates|our brand|brand|company|there was|there were|is there|were there|is|who|ones|one|whose|has been|have been|had been|if|any|some|set|full|whole|entire|particular|specific|given|certain|respective|different|various|individual|separate|separately|individually|each of|of our|of my|many|much|more|ask|ask about|really|very|most of|even|still|yet|already|lot|s|t|re|ve|ll|m|ur|u|r|wat|wats|hw|hv|gonna|gotta|tht|abt|tks|tnx|whoa|woah|wow|yikes|omg|ugh|yay|damn|argh|track|tracked|everywhere|anywhere|check|check on|keep an eye on|makes|making|earn|earns|earned`
    .split(/[|\n]/)
    .map((phrase) => phrase.trim());

/** Greetings that are names or times anywhere but at the start. */
export const openings: ReadonlySet<string> = new Set(['morning', 'afternoon', 'evening']);

/** Every phrase that makes a token; of two meanings of one phrase the first stays. */
export const phraseGroups: readonly PhraseGroup[] = [
  ...timePhrases,
  ...comparePhrases,
  ...clausePhrases,
  ...picturePhrases,
  ...kindPhrases,
];

/** Numbers in letters. */
export const numberWords: ReadonlyMap<string, number> = new Map(
  Object.entries({
    zero: 0,
    one: 1,
    two: 2,
    couple: 2,
    few: 3,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    fourteen: 14,
    fifteen: 15,
    twenty: 20,
    thirty: 30,
    hundred: 100,
  }),
);
