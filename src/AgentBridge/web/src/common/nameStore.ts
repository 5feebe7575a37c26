import { useEffect, useSyncExternalStore } from 'react';
import { http } from '../api/http';

const freshMs = 10_000;

/** What things are called by people, by the keys that the API uses; asked for once for all that show them. */
export function nameStore<T>(path: string, nameOf: (one: T) => [string, string]) {
  let names: ReadonlyMap<string, string> = new Map();
  let askedAt = 0;
  const listeners = new Set<() => void>();
  const set = (all: T[]): void => {
    askedAt = Date.now();
    names = new Map(all.map(nameOf));
    listeners.forEach((l) => l());
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const useNames = (): ReadonlyMap<string, string> => {
    useEffect(() => {
      if (Date.now() - askedAt > freshMs) {
        askedAt = Date.now();
        http.get<T[]>(path).then(set, () => (askedAt = 0));
      }
    }, []);
    return useSyncExternalStore(subscribe, () => names);
  };
  return { set, useNames };
}
