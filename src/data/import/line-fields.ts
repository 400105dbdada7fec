/** Takes the fields of one line and remembers the first that is wrong and the first reference that is unknown. Made for speed: one object for all lines. */

import { readInstant } from './instant.ts';
import type { BrandReferences } from './known-references.ts';
import type { ReferenceKind } from './reference-table.ts';

export const longestId = 64;

/** Money above this is no money; below it sums of minor units stay exact. */
const mostValue = 1e12;

export class LineFields {
  /** What is wrong with the line: a short kind for counting and the sentence. */
  problem: { readonly kind: string; readonly reason: string } | null = null;
  /** An id that no reference line has given yet. */
  missing: { readonly kind: string; readonly reason: string } | null = null;
  private fields: Readonly<Record<string, unknown>> = {};
  private line = '';
  private references: BrandReferences | undefined;
  private mayHoldOddText = false;

  /** Begins a new line. */
  begin(fields: Readonly<Record<string, unknown>>, line: string): void {
    this.fields = fields;
    this.line = line;
    this.problem = null;
    this.missing = null;
    this.references = undefined;
    // JSON holds U+0000 and lone surrogates as escapes only.
    this.mayHoldOddText = line.includes(String.raw`\u`);
  }

  /** What `reference` looks ids up in; undefined: the brand is unknown, so that every reference waits for it. */
  useReferences(references: BrandReferences | undefined, brand: string): void {
    this.references = references;
    if (references === undefined && this.problem === null)
      this.missing = { kind: 'unknown brand', reason: `unknown brand ${JSON.stringify(brand)}` };
  }

  fail(kind: string, reason: string): void {
    this.problem ??= { kind, reason };
  }

  has(name: string): boolean {
    return this.fields[name] !== undefined && this.fields[name] !== null;
  }

  /** Text of 1 to `longest` characters. */
  text(name: string, longest: number): string {
    const value = this.fields[name];
    if (typeof value !== 'string' || value === '') {
      this.wrong(name, 'must be a text that is not empty');
      return '';
    }
    if (value.length > longest && codePoints(value) > longest) this.wrong(name, `is longer than ${longest} characters`);
    if (this.mayHoldOddText && /[\0\p{Surrogate}]/u.test(value)) this.wrong(name, 'holds a character that is none');
    return value;
  }

  id(name: string): string {
    return this.text(name, longestId);
  }

  /** An id or text that may be absent, null or empty: then the empty text. */
  optional(name: string, longest = longestId): string {
    const value = this.fields[name];
    return value === undefined || value === null || value === '' ? '' : this.text(name, longest);
  }

  /** The id of a `kind` that a reference line has to have given. */
  reference(name: string, kind: ReferenceKind): string {
    return this.known(this.id(name), kind);
  }

  optionalReference(name: string, kind: ReferenceKind): string {
    const id = this.optional(name);
    return id === '' ? '' : this.known(id, kind);
  }

  /** One of `values`. */
  oneOf(name: string, values: ReadonlySet<string>): string {
    const value = this.fields[name];
    if (typeof value === 'string' && values.has(value)) return value;
    if (typeof value === 'string') this.fail(`unknown ${name}`, `unknown ${name} ${JSON.stringify(value.slice(0, 80))}`);
    else this.wrong(name, 'must be a text that is not empty');
    return '';
  }

  /** One of `values`, `standard` where it is absent. */
  oneOfOr(name: string, values: ReadonlySet<string>, standard: string): string {
    return this.has(name) ? this.oneOf(name, values) : standard;
  }

  /** 1 for true, 0 for false and absent. */
  flag(name: string): 0 | 1 {
    const value = this.fields[name];
    if (typeof value === 'boolean') return value ? 1 : 0;
    if (value !== undefined && value !== null) this.wrong(name, 'must be true or false');
    return 0;
  }

  /** A number from `least` to `most`. */
  number(name: string, least: number, most: number, whole: boolean): number {
    const value = this.fields[name];
    if (typeof value !== 'number') this.wrong(name, 'must be a number');
    else if (whole && !Number.isInteger(value)) this.wrong(name, 'must be a whole number');
    else if (!(value >= least && value <= most)) this.wrong(name, `must be from ${least} to ${most}`);
    else return value === 0 ? 0 : value;
    return 0;
  }

  /** `at` in milliseconds since the epoch. */
  instant(latest: number): number {
    const value = this.fields['at'];
    const at = typeof value === 'string' ? readInstant(value) : null;
    if (at === null) this.wrong('at', 'must be an ISO 8601 instant with offset or Z');
    else if (at > latest) this.fail('at in the future', 'at is more than a day ahead of the clock');
    return at ?? 0;
  }

  /** Money as plain decimal digits without needless zeros, the empty text where it is absent. */
  money(name: string): string {
    if (!this.has(name)) return '';
    const value = this.number(name, 0, mostValue, false);
    const typed = new RegExp(`"${name}"\\s*:\\s*([0-9]+(?:\\.[0-9]+)?)(?![0-9.eE])`).exec(this.line)?.[1];
    // Digits beyond a double's are kept where the line shows plainly which they are.
    const exact = typed !== undefined && typed.length > 15 && Number(typed) === value ? typed : plainDecimal(value);
    return exact.includes('.') ? exact.replace(/\.?0+$/, '') : exact;
  }

  private known(id: string, kind: ReferenceKind): string {
    if (this.references?.has(kind, id) === false && this.missing === null)
      this.missing = { kind: `unknown ${kind}`, reason: `unknown ${kind} ${JSON.stringify(id)}` };
    return id;
  }

  private wrong(name: string, reason: string): void {
    if (this.fields[name] === undefined || this.fields[name] === null) this.fail(`missing ${name}`, `${name} is missing`);
    else this.fail(`ill-typed ${name}`, `${name} ${reason}`);
  }
}

function codePoints(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/** A number of 0 to 10^12 without exponent. */
function plainDecimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20) : text;
}
