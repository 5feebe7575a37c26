import { useSyncExternalStore } from 'react';

/** The address is the fragment: "#/tickets/123" is the path ["tickets", "123"]. */
function pathNow(): string {
  return location.hash.replace(/^#\/?/, '');
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function usePath(): string[] {
  return useSyncExternalStore(subscribe, pathNow).split('/').filter(Boolean);
}

export function go(...path: string[]): void {
  location.hash = '/' + path.join('/');
}
