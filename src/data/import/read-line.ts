/** One line of an event file: a fact, reference data, a line that refers to something unknown, or a reject. */
import type { SqlValue } from '../../base/statement.ts';
import type { FactTable } from './fact-table.ts';
import type { KnownReferences, Reference } from './known-references.ts';
import { LineFields } from './line-fields.ts';
import { eventReaders } from './read-event.ts';
import { readReference } from './read-reference.ts';
import { type ReferenceType, referenceTables } from './reference-table.ts';

/** `kind` groups what is alike for counting; `reason` is the sentence. */
export interface Trouble {
  readonly kind: string;
  readonly reason: string;
}

export type ReadLine =
  | { readonly kind: 'fact'; readonly table: FactTable; readonly row: readonly SqlValue[]; readonly brand: string; readonly at: number }
  | { readonly kind: 'reference'; readonly reference: Reference }
  /** Well formed, but it names an id that is not known yet. */
  | { readonly kind: 'missing'; readonly trouble: Trouble; readonly isReference: boolean }
  | { readonly kind: 'reject'; readonly trouble: Trouble };

/** Reads lines against `known`. `latest`: the last instant that an event may have. */
export function lineReader(known: KnownReferences, latest: number): (line: string) => ReadLine {
  const fields = new LineFields();

  return (line) => {
    const parsed = parse(line);
    if (parsed === null) return reject('not JSON', 'the line is no JSON object');
    fields.begin(parsed, line);
    const type = parsed['type'];
    if (typeof type !== 'string') return reject('missing type', 'type is missing or no text');
    const brand = type === 'brand' ? '' : fields.id('brand');
    const references = known.brand(brand);
    if (type !== 'brand') fields.useReferences(references, brand);

    if (isReferenceType(type) && (type !== 'goal' || parsed['at'] === undefined)) {
      const row = readReference(type, fields, brand);
      return trouble(true) ?? { kind: 'reference', reference: { type, row } };
    }
    const read = Object.hasOwn(eventReaders, type) ? eventReaders[type] : undefined;
    if (read === undefined) return reject('unknown type', `unknown type ${JSON.stringify(type.slice(0, 80))}`);
    const at = fields.instant(latest);
    const { table, row } = read(fields, { brand, at, line, zone: references?.zone });
    return trouble(false) ?? { kind: 'fact', table, row, brand, at };
  };

  function trouble(isReference: boolean): ReadLine | null {
    if (fields.problem !== null) return { kind: 'reject', trouble: fields.problem };
    return fields.missing === null ? null : { kind: 'missing', trouble: fields.missing, isReference };
  }
}

function reject(kind: string, reason: string): ReadLine {
  return { kind: 'reject', trouble: { kind, reason } };
}

function isReferenceType(type: string): type is ReferenceType {
  return Object.hasOwn(referenceTables, type);
}

function parse(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
