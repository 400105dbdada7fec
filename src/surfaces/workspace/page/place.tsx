/** Where on the page someone is, kept in the address: `#C1`, `#C1/thread`, `#home`, `#list`. */
import { useSyncExternalStore } from 'react';

export interface Where {
  readonly channel: string | null;
  readonly thread: string | null;
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

export function useWhere(): Where {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash.slice(1));
  const [channel = '', thread = ''] = hash.split('/').map(decodeURIComponent);
  return { channel: channel === '' ? null : channel, thread: thread === '' ? null : thread };
}

export function go(channel: string, thread: string | null = null): void {
  window.location.hash = thread === null ? channel : `${channel}/${thread}`;
}
