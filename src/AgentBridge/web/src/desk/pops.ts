import { useSyncExternalStore } from 'react';
import type { ScreenPop } from '../api/types';

const most = 5;

/** The calls before the one at hand, the newest first: a call that comes never takes what the agent still reads. */
let past: ScreenPop[] = [];
let atHand: ScreenPop | null = null;
const listeners = new Set<() => void>();

function change(next: ScreenPop[]): void {
  past = next;
  listeners.forEach((l) => l());
}

/** The pop of the call at hand; null: none. */
export function seePop(pop: ScreenPop | null): void {
  if (atHand && atHand.callId !== pop?.callId) {
    const before = atHand;
    change([before, ...past.filter((p) => p.callId !== before.callId && p.callId !== pop?.callId)].slice(0, most));
  }
  atHand = pop;
}

export function closePop(callId: string): void {
  change(past.filter((p) => p.callId !== callId));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePastPops(): ScreenPop[] {
  return useSyncExternalStore(subscribe, () => past);
}
