/** Short ids that a person can read out: for answers and for faults. */
import { randomBytes } from 'node:crypto';

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** An id of ten letters and digits without look-alikes, `k3v9m2pqrs`: about 50 random bits. */
export function newId(): string {
  return [...randomBytes(10)].map((byte) => letters[byte % letters.length]).join('');
}
