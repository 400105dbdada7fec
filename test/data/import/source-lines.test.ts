import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { BrokenSource, sourceLines } from '../../../src/data/import/source-lines.ts';

const test = suite('the lines of a source');

/** What `pieces` of bytes hold, as lines; null for one that cannot be read. */
async function linesOf(...pieces: readonly (Buffer | string | Error)[]): Promise<readonly (string | null)[]> {
  const open = () =>
    Readable.from(
      (function* () {
        for (const piece of pieces) {
          if (piece instanceof Error) throw piece;
          yield piece;
        }
      })(),
    );
  const all: (string | null)[] = [];
  for await (const { first, lines } of sourceLines({ name: 'given', bytes: null, open })) {
    assert.is(first, all.length + 1);
    all.push(...lines);
  }
  return all;
}

/** `bytes` a piece at a time. */
function inPieces(bytes: Buffer, length: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) => bytes.subarray(index * length, (index + 1) * length));
}

const text = 'one\n\nthree\nfour';
const told = ['one', '', 'three', 'four'];

test('are the same however the bytes come', async () => {
  assert.equal(await linesOf(text), told);
  assert.equal(await linesOf(...inPieces(Buffer.from(text), 1)), told);
  assert.equal(await linesOf(...inPieces(gzipSync(text), 1)), told);
  assert.equal(await linesOf(gzipSync(text)), told);
});

test('may be none, or one of a single byte', async () => {
  assert.equal(await linesOf(), []);
  assert.equal(await linesOf('x'), ['x']);
  assert.equal(await linesOf(Buffer.from([0x1f])), ['\u001f']);
});

test('come whole out of an archive much larger than what is read at a time', async () => {
  const long = Array.from({ length: 60_000 }, (_, index) => `${index} ${Math.imul(index, 2_654_435_761)} ${Math.imul(index, 40_503)}`);
  assert.equal(await linesOf(...inPieces(gzipSync(long.join('\n')), 1 << 16)), long);
});

test('end with a complaint that says how far they could be read', async () => {
  for (const pieces of [
    ['one\ntwo\n', new Error('the disk is gone')],
    [gzipSync(text), new Error('the disk is gone')],
    [gzipSync(text).subarray(0, -6)],
  ])
    try {
      await linesOf(...pieces);
      assert.unreachable();
    } catch (error) {
      assert.instance(error, BrokenSource);
      assert.match(String(error), /given cannot be read after line \d+: .+\.$/);
    }
});

test('that are too long or no text are told from the others', async () => {
  assert.equal(await linesOf(`a\n${'x'.repeat((1 << 20) + 1)}\nb\n`, Buffer.from([0xff]), '\nc'), ['a', null, 'b', null, 'c']);
});

test.run();
