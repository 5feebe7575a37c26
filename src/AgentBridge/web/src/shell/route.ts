import { useSyncExternalStore } from 'react';

/** The address is the fragment: "#/tickets/123?state=new" is the path ["tickets", "123"] with the filter { state: "new" }. */
function addressNow(): string {
  return location.hash.replace(/^#\/?/, '');
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function usePath(): string[] {
  return useSyncExternalStore(subscribe, addressNow).split('?')[0]!.split('/').filter(Boolean);
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
  const address = useSyncExternalStore(subscribe, addressNow);
  const [path = '', text = ''] = address.split('?');
  const values = Object.fromEntries(new URLSearchParams(text));
  const set = (change: Record<string, string | undefined>) => {
    const kept = Object.entries({ ...values, ...change }).filter((entry): entry is [string, string] => !!entry[1]);
    location.hash = '/' + path + (kept.length > 0 ? '?' + new URLSearchParams(kept).toString() : '');
  };
  return { values, set, link: (...to) => '#/' + to.join('/') + (text ? '?' + text : '') };
}
