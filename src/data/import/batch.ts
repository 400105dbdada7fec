/** What is written in one transaction: rows by table, reference data, rejects. */
import type { SqlValue } from '../../base/statement.ts';
import type { FactTable } from './fact-table.ts';
import type { Reference } from './known-references.ts';
import type { ReferenceType } from './reference-table.ts';

export type Row = readonly SqlValue[];

export interface Reject {
  readonly file: string;
  readonly lineNumber: number;
  readonly reason: string;
  readonly line: string;
}

/** Earliest and latest instant of a brand's events. */
export interface Extent {
  first: number;
  last: number;
}

const mostRows = 4_000;
const mostCharacters = 2_000_000;

export class Batch {
  readonly facts = new Map<FactTable, Row[]>();
  /** By type and id; the last line holds. */
  readonly references = new Map<ReferenceType, Map<string, Row>>();
  /** Brands all of whose days have to be made again. */
  readonly remade = new Set<string>();
  /** Brands whose reference data changed. */
  readonly changed = new Set<string>();
  readonly extents = new Map<string, Extent>();
  readonly rejects: Reject[] = [];
  private rows = 0;
  private characters = 0;

  get isFull(): boolean {
    return this.rows >= mostRows || this.characters >= mostCharacters;
  }

  get isEmpty(): boolean {
    return this.rows === 0;
  }

  addFact(table: FactTable, row: Row, brand: string, at: number, length: number): void {
    let rows = this.facts.get(table);
    if (rows === undefined) this.facts.set(table, (rows = []));
    rows.push(row);
    const extent = this.extents.get(brand);
    if (extent === undefined) this.extents.set(brand, { first: at, last: at });
    else if (at < extent.first) extent.first = at;
    else if (at > extent.last) extent.last = at;
    this.count(length);
  }

  addReference({ type, row }: Reference, isBearing: boolean, length: number): void {
    const brand = String(row[0]);
    let rows = this.references.get(type);
    if (rows === undefined) this.references.set(type, (rows = new Map<string, Row>()));
    rows.set(JSON.stringify(type === 'brand' ? [brand] : [brand, row[1]]), row);
    this.changed.add(brand);
    if (isBearing) this.remade.add(brand);
    this.count(length);
  }

  addReject(reject: Reject): void {
    this.rejects.push(reject);
    this.count(reject.line.length);
  }

  private count(length: number): void {
    this.rows += 1;
    this.characters += length;
  }
}
