import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { http } from '../api/http';
import type { Queue } from '../api/types';

/** What queues are called by people, by the names that the API uses. */
let names: ReadonlyMap<string, string> = new Map();
let askedAt = 0;
const freshMs = 10_000;
const listeners = new Set<() => void>();

export function setQueueNames(queues: Queue[]): void {
  askedAt = Date.now();
  names = new Map(queues.map((q) => [q.name, q.displayName ?? q.name]));
  listeners.forEach((l) => l());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function useNames(): ReadonlyMap<string, string> {
  useEffect(() => {
    if (Date.now() - askedAt > freshMs) {
      askedAt = Date.now();
      http.get<Queue[]>('queues').then(setQueueNames, () => (askedAt = 0));
    }
  }, []);
  return useSyncExternalStore(subscribe, () => names);
}

/** All queues: key and display name. */
export function useQueueNames(): [string, string][] {
  return [...useNames()];
}

/** A queue's display name; its key while none is known. */
export function useQueueName(): (name: string | null | undefined) => string {
  const known = useNames();
  return useCallback((name) => (name ? (known.get(name) ?? name) : '–'), [known]);
}
