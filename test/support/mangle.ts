/** Spoils texts, event lines and files in every way that comes to mind; the same chance spoils alike. */
import { gzipSync } from 'node:zlib';
import type { Random } from '../../src/data/demo/random.ts';

/** Pieces that have broken programs before. */
export const nasty = [
  '',
  '\0',
  '\ufeff',
  '\ud800',
  '\udfff\ud800',
  '\u202e',
  '\u200b',
  'e\u0301\u0302\u0303'.repeat(5),
  '👩‍👩‍👧‍👦',
  '\r\n',
  '\t\v\f\u0085\u2028',
  "'; drop table visits; --",
  '" or 1=1 /*',
  '%s%n%x',
  '${{7*7}}',
  '$(id)',
  '<script>',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  '-0',
  '1e999',
  '9'.repeat(400),
  '(((((((((('.repeat(20),
  'and or not by vs '.repeat(8),
  '31 February 0000',
  '٣٤٥',
  'İıßſ',
  '\\u0000\\',
] as const;

/** `text` after one to four small or large accidents. */
export function mangleText(random: Random, text: string): string {
  let mangled = text;
  for (let accident = random.whole(1, 4); accident > 0; accident--)
    mangled = (textAccidents[random.whole(0, textAccidents.length - 1)] ?? same)(random, mangled);
  return mangled.slice(0, 2_000_000);
}

/** The JSON text `line` after an accident to a field, its shape or its letters. */
export function mangleLine(random: Random, line: string): string {
  if (random.chance(0.4)) return mangleText(random, line);
  const fields: unknown = JSON.parse(line);
  if (typeof fields !== 'object' || fields === null) return line;
  const entries = Object.entries(fields);
  const place = random.whole(0, entries.length - 1);
  const [key] = entries[place] ?? ['type'];
  const parts = entries.map(
    ([name, value], index) => `${JSON.stringify(name)}:${index === place ? nastyJson(random) : JSON.stringify(value)}`,
  );
  if (random.chance(0.2)) parts.splice(place, 1);
  if (random.chance(0.1)) parts.push(`${JSON.stringify(key)}:${nastyJson(random)}`);
  if (random.chance(0.1)) parts.push(`"__proto__":${nastyJson(random)}`);
  return `{${parts.join(',')}}`;
}

/** A file of `lines`, some of them mangled, after an accident to its bytes; sometimes gzip, sometimes gzip that is damaged. */
export function mangleFile(random: Random, lines: readonly string[]): Buffer {
  const share = random.pick([0, 0.05, 0.5, 1]);
  const ending = random.pick(['\n', '\n', '\r\n', '\n\n', '\r']);
  let bytes: Buffer = Buffer.from(lines.map((line) => (random.chance(share) ? mangleLine(random, line) : line)).join(ending));
  if (random.chance(0.3)) bytes = mangleBytes(random, bytes);
  if (random.chance(0.3)) bytes = gzipSync(bytes);
  if (random.chance(0.25)) bytes = mangleBytes(random, bytes);
  return bytes;
}

/** `bytes` cut, flipped, doubled or with bytes put in that are no UTF-8. */
export function mangleBytes(random: Random, bytes: Buffer): Buffer {
  const place = random.whole(0, bytes.length);
  switch (random.whole(0, 4)) {
    case 0:
      return bytes.subarray(0, place);
    case 1:
      return bytes.subarray(place);
    case 2: {
      const flipped = Buffer.from(bytes);
      for (let flip = random.whole(1, 20); flip > 0; flip--) flipped[random.whole(0, flipped.length)] = random.whole(0, 255);
      return flipped;
    }
    case 3:
      return Buffer.concat([
        bytes.subarray(0, place),
        Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0xf8, 0]),
        bytes.subarray(place),
      ]);
    default:
      return Buffer.concat([bytes, bytes.subarray(place)]);
  }
}

function nastyJson(random: Random): string {
  return random.pick([
    () => JSON.stringify(random.pick(nasty)),
    () => random.pick(['null', 'true', '-1', '0.5', '1e308', '1e999', '-0', '9007199254740993', '[]', '{}', '""', 'undefined', '01', '.5']),
    () => JSON.stringify('x'.repeat(random.pick([64, 65, 5_000, 5_000, 5_000, 5_000, 1_100_000]))),
    () => nested(random.pick([10, 10, 10, 5_000, 5_000, 200_000])),
    () => `{"__proto__":{"type":"visit"},"at":"2026-11-01T00:00:00Z"}`,
    () =>
      JSON.stringify(
        random.pick(['0000-01-01T00:00:00Z', '2026-11-01', '+275760-09-13T00:00:00Z', '2026-11-01T24:00:00Z', '2026-11-01T00:00:00+99:99']),
      ),
  ])();
}

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

const same = (_: Random, text: string): string => text;

const textAccidents: readonly ((random: Random, text: string) => string)[] = [
  (random, text) => cutAt(random, text).join(random.pick(nasty)),
  (random, text) => cutAt(random, text)[0],
  (random, text) => cutAt(random, text)[1],
  (random, text) => cutAt(random, text).reverse().join(''),
  (random, text) => {
    const [start, end] = cutAt(random, text);
    return start + end.slice(random.whole(1, 12));
  },
  (random, text) => {
    const [start, end] = cutAt(random, text);
    return start + end.slice(0, 12).repeat(random.pick([2, 10, 1_000])) + end;
  },
  (random, text) => {
    const words = text.split(' ');
    return words.toSorted(() => random.next() - 0.5).join(' ');
  },
  (_, text) => text.toUpperCase(),
  (random, text) => eachLetter(text, (letter) => (random.chance(0.1) ? random.pick(nasty) : letter)),
  (random, text) => eachLetter(text, (letter) => (random.chance(0.1) ? String.fromCharCode(random.whole(0, 0xffff)) : letter)),
  (random, text) => text.replaceAll(' ', random.pick(['', '  ', '\n', '/', ',', '+', ' vs ', '"', '\u00a0'])),
];

/** Only the beginning of a long text, lest it grow and grow. */
function eachLetter(text: string, change: (letter: string) => string): string {
  return Array.from(text.slice(0, 2_000), change).join('') + text.slice(2_000);
}

function cutAt(random: Random, text: string): [string, string] {
  const place = random.whole(0, text.length);
  return [text.slice(0, place), text.slice(place)];
}
