/**
 * Encrypts what is kept of tokens: AES-256-GCM under a key of the environment. What is sealed says which key sealed it, and is bound to
 * what it is `about`: a row that was moved to another workspace does not open.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { ok, type Result } from '../../../base/result.ts';

/** Why something sealed does not open: its key is not among ours, or it was changed or moved. */
export interface VaultProblem {
  readonly code: 'unknown_key' | 'damaged';
  /** The id of the key that sealed it; empty where it does not say. */
  readonly key: string;
}

export interface Vault {
  /** The id of the key that seals. */
  readonly key: string;
  /** `text` as `v1.KEY.IV.TAG.CIPHERTEXT`; the same text never looks the same. */
  seal(text: string, about: string): string;
  open(sealed: string, about: string): Result<string, VaultProblem>;
  /** Whether it was sealed with the key that seals now. */
  isCurrent(sealed: string): boolean;
}

/** A vault with `keys` (32 bytes in base64 each): the first seals, all open. */
export function openVault(keys: readonly [string, ...string[]]): Vault {
  const current = keyOf(keys[0]);
  const byId = new Map(keys.map(keyOf).map(({ id, bytes }) => [id, bytes]));
  return {
    key: current.id,
    seal(text, about) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', current.bytes, iv).setAAD(bound(current.id, about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return ['v1', current.id, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.');
    },
    open(sealed, about) {
      const [version, key = '', iv = '', tag = '', body = ''] = sealed.split('.');
      const bytes = byId.get(key);
      if (version !== 'v1') return { ok: false, problems: { code: 'damaged', key: '' } };
      if (bytes === undefined) return { ok: false, problems: { code: 'unknown_key', key } };
      try {
        const decipher = createDecipheriv('aes-256-gcm', bytes, Buffer.from(iv, 'base64url'), { authTagLength: 16 });
        decipher.setAAD(bound(key, about)).setAuthTag(Buffer.from(tag, 'base64url'));
        return ok(Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8'));
      } catch {
        return { ok: false, problems: { code: 'damaged', key } };
      }
    },
    isCurrent: (sealed) => sealed.startsWith(`v1.${current.id}.`),
  };
}

function keyOf(text: string): { readonly id: string; readonly bytes: Buffer } {
  const bytes = Buffer.from(text, 'base64');
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
}

function bound(key: string, about: string): Buffer {
  return Buffer.from(`parley:${key}:${about}`, 'utf8');
}
