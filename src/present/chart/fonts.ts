/** The fonts that ship: nothing is taken from the system, which may have none. Inter draws what it can; Noto the scripts and signs it lacks. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

const find = createRequire(import.meta.url);

const inter = ['400Regular/Inter_400Regular', '500Medium/Inter_500Medium', '600SemiBold/Inter_600SemiBold', '700Bold/Inter_700Bold'];

/** Looked through in this order; each comes in slices of a few hundred letters, of which only the needed ones are read. */
const others = ['arabic', 'hebrew', 'thai', 'devanagari', 'sc', 'kr'].map((script) => `noto-sans-${script}`).concat('noto-emoji');

/** Stands for a letter that no font has: the file keeps its shape, and table and description carry the name. */
export const missingLetter = '·';

interface Slice {
  readonly name: string;
  readonly file: string;
  readonly ranges: readonly (readonly [number, number])[];
}

/** What drawing needs of fonts, made once in a thread. */
export interface Fonts {
  /** Registers what `text` needs, once, and gives the names of the fonts beside Inter that have its letters. */
  namesFor(text: string): readonly string[];
  /** True where a font that ships has the letter. */
  has(letter: string): boolean;
}

/** Registers Inter. Throws where a file is missing or unreadable: text would vanish without one. */
export function loadFonts(): Fonts {
  for (const face of inter) register(find.resolve(`@expo-google-fonts/inter/${face}.ttf`), 'Inter');
  const slices = others.flatMap(slicesOf);
  const registered = new Set<string>();
  const sliceFor = (code: number) => slices.find((slice) => slice.ranges.some(([from, to]) => code >= from && code <= to));
  return {
    namesFor(text) {
      const names = new Set<string>();
      for (const letter of new Set(text)) {
        const slice = isInter(letter) ? undefined : sliceFor(codeOf(letter));
        if (slice === undefined) continue;
        if (!registered.has(slice.name)) register(slice.file, slice.name);
        registered.add(slice.name);
        names.add(slice.name);
      }
      return [...names];
    },
    has: (letter) => isInter(letter) || sliceFor(codeOf(letter)) !== undefined,
  };
}

function register(file: string, name: string): void {
  if (GlobalFonts.register(readFileSync(file), name) === null) throw new Error(`font cannot be read: ${file}`);
}

function codeOf(letter: string): number {
  return Number(letter.codePointAt(0));
}

/** Latin, Greek and Cyrillic letters and the signs beside them: what Inter covers. */
function isInter(letter: string): boolean {
  const code = codeOf(letter);
  if (/\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}|\p{Script=Inherited}/u.test(letter)) return code < 0xff00;
  return (
    /\p{Script=Common}/u.test(letter) && code < 0x2e80 && !(code > 0x2fff || /\p{Emoji_Presentation}/u.test(letter)) && !isPicture(letter)
  );
}

/** Signs that Inter draws though they can be pictures too: digits, ©, ™ and arrows. */
function isPicture(letter: string): boolean {
  return /\p{Extended_Pictographic}/u.test(letter) && codeOf(letter) >= 0x2300;
}

function slicesOf(font: string): readonly Slice[] {
  const ranges = JSON.parse(readFileSync(find.resolve(`@fontsource-variable/${font}/unicode.json`), 'utf8')) as Readonly<
    Record<string, string>
  >;
  return Object.entries(ranges).map(([key, text]) => {
    const part = key.replace(/[[\]]/g, '');
    return {
      name: `${font}-${part}`,
      file: find.resolve(`@fontsource-variable/${font}/files/${font}-${part}-wght-normal.woff2`),
      ranges: text.split(',').map(rangeOf),
    };
  });
}

/** `U+4E00-4E1F`, `U+20AA`. */
function rangeOf(text: string): readonly [number, number] {
  const [from = '0', to = from] = text.trim().replace(/^U\+/i, '').split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}
