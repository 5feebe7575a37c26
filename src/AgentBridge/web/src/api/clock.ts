import { useSyncExternalStore } from 'react';

/** The server's clock as seen from here: ages are counted by it, whatever the computer's own clock says. */
let offset = 0;
let second = Math.floor(Date.now() / 1000);
const listeners = new Set<() => void>();

export function setServerTime(serverTime: string): void {
  offset = Date.parse(serverTime) - Date.now();
}

export function serverNow(): number {
  return Date.now() + offset;
}

setInterval(() => {
  second = Math.floor(Date.now() / 1000);
  listeners.forEach((l) => l());
}, 1000);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Renders the caller again each second. */
export function useSecond(): number {
  return useSyncExternalStore(subscribe, () => second);
}

/** Whole seconds until a moment of the server's clock, never below zero. */
export function useLeft(until: string): number {
  useSecond();
  return Math.max(0, Math.ceil((Date.parse(until) - serverNow()) / 1000));
}

/** Whole seconds since a moment of the server's clock. */
export function useAge(since: string): number {
  useSecond();
  return Math.max(0, Math.floor((serverNow() - Date.parse(since)) / 1000));
}
