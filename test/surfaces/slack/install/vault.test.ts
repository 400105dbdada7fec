/** What is sealed opens again, for the same workspace and with the same key only. */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openVault } from '../../../../src/surfaces/slack/install/vault.ts';

const newKey = (): string => randomBytes(32).toString('base64');

test('any text opens again under its key, and never looks the same', () => {
  const vault = openVault([newKey()]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, about) => {
      const sealed = vault.seal(text, about);
      assert.equal(vault.open(sealed, about), { ok: true, value: text });
      assert.is.not(vault.seal(text, about), sealed);
      assert.ok(vault.isCurrent(sealed));
    }),
  );
});

test('what was moved, changed or cut does not open', () => {
  const vault = openVault([newKey()]);
  const sealed = vault.seal('xoxb-secret', 'T1:token');
  assert.is(vault.open(sealed, 'T2:token').ok, false);
  assert.is(vault.open(sealed, 'T1:refresh_token').ok, false);
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.constantFrom('A', 'z', '0', '9', '_', '-', '.'), (at, other) => {
      fc.pre(sealed[at] !== other);
      const opened = vault.open(`${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`, 'T1:token');
      // The last character of a part may hold bits that mean nothing.
      assert.ok(!opened.ok || opened.value === 'xoxb-secret');
      assert.is(vault.open(sealed.slice(0, at), 'T1:token').ok, false);
    }),
  );
  assert.equal(vault.open('xoxb-plain', 'T1:token'), { ok: false, problems: { code: 'damaged', key: '' } });
});

test('the first key seals, all open; another is named', () => {
  const [old, fresh] = [newKey(), newKey()];
  const before = openVault([old]);
  const sealed = before.seal('xoxb-secret', 'T1:token');
  const rotated = openVault([fresh, old]);
  assert.equal(rotated.open(sealed, 'T1:token'), { ok: true, value: 'xoxb-secret' });
  assert.not.ok(rotated.isCurrent(sealed));
  assert.ok(rotated.isCurrent(rotated.seal('xoxb-secret', 'T1:token')));
  assert.equal(openVault([fresh]).open(sealed, 'T1:token'), { ok: false, problems: { code: 'unknown_key', key: before.key } });
});

test.run();
