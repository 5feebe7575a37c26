import { useSyncExternalStore } from 'react';

/** The address is the fragment: "#/tickets/123?state=new" is the path ["tickets", "123"] with the filter { state: "new" }. */
function addressNow(): string {
  return location.hash.replace(/^#\/?/, '');
}

/** Asked before something is left. False: not now; whoever agrees later calls "leave". */
export type Guard = (leave: () => void) => boolean;

/** Changes with the event alone, never in between: a form with unsaved changes may still take the change back. */
let address = addressNow();
const listeners = new Set<() => void>();
const guards = new Set<Guard>();

window.addEventListener('hashchange', () => {
  const wanted = location.hash;
  if (addressNow() !== address && ![...guards].every((allows) => allows(() => (location.hash = wanted)))) {
    history.replaceState(null, '', '#/' + address);
    return;
  }
  address = addressNow();
  listeners.forEach((l) => l());
});

/** @returns takes the guard away. */
export function guardAddress(guard: Guard): () => void {
  guards.add(guard);
  return () => guards.delete(guard);
}

/** Leaves all pages, once nothing that is unsaved stands in the way. */
export function leave(action: () => void): void {
  if ([...guards].every((allows) => allows(() => leave(action)))) {
    action();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePath(): string[] {
  return useSyncExternalStore(subscribe, () => address).split('?')[0]!.split('/').filter(Boolean);
}

export function go(...path: string[]): void {
  location.hash = '/' + path.join('/');
}

export interface Filter {
  values: Readonly<Record<string, string | undefined>>;
  /** Changes a part of the filter; undefined or an empty text takes it away. */
  set: (change: Record<string, string | undefined>) => void;
  /** The address of another place on the same page, with the filter as it is. */
  link: (...path: string[]) => string;
}

/** The filter that stands in the address: it can be sent to somebody and survives a look at one entry. */
export function useFilter(): Filter {
  const [path = '', text = ''] = useSyncExternalStore(subscribe, () => address).split('?');
  const values = Object.fromEntries(new URLSearchParams(text));
  const set = (change: Record<string, string | undefined>) => {
    const kept = Object.entries({ ...values, ...change }).filter((entry): entry is [string, string] => !!entry[1]);
    location.hash = '/' + path + (kept.length > 0 ? '?' + new URLSearchParams(kept).toString() : '');
  };
  return { values, set, link: (...to) => '#/' + to.join('/') + (text ? '?' + text : '') };
}
