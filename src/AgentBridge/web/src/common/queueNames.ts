import { useCallback } from 'react';
import type { Queue } from '../api/types';
import { nameStore } from './nameStore';

const store = nameStore<Queue>('queues', (q) => [q.name, q.displayName ?? q.name]);

export const setQueueNames = store.set;

/** All queues: key and display name. */
export function useQueueNames(): [string, string][] {
  return [...store.useNames()];
}

/** A queue's display name; its key while none is known. */
export function useQueueName(): (name: string | null | undefined) => string {
  const known = store.useNames();
  return useCallback((name) => (name ? (known.get(name) ?? name) : '–'), [known]);
}
