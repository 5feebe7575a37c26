import { useSyncExternalStore } from 'react';
import { http } from '../api/http';
import { Problem } from '../api/http';
import type { WrapUpDraft } from '../api/types';

/** What is written about the call at hand. It is kept on the server as it is typed, and here until the server has it. */
export interface Draft {
  callId: string | null;
  disposition: string | undefined;
  note: string;
  /** saved: the server has it; saving: it is on its way; unsaved: the server cannot be reached. */
  state: 'saved' | 'saving' | 'unsaved';
}

const waitMs = 600;
const retryMs = 2000;
const none: Draft = { callId: null, disposition: undefined, note: '', state: 'saved' };

let draft = none;
let version = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let taken = false;
const listeners = new Set<() => void>();

function change(part: Partial<Draft>): void {
  draft = { ...draft, ...part };
  listeners.forEach((l) => l());
}

/** The call at hand; `isTaken` once the agent talks to the caller: what was written before that is sent then. */
export function openDraft(callId: string, isTaken: boolean): void {
  const fresh = callId !== draft.callId;
  if (fresh) {
    void flush();
    version++;
    draft = none;
    change({ callId });
    void load(callId);
  }
  if (isTaken !== taken || fresh) {
    taken = isTaken;
    if (taken && draft.state !== 'saved') {
      void flush();
    }
  }
}

/** What was typed last is on the server when this ends, or cannot get there. */
export async function settleDraft(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  await flush();
}

/** The call is over for the agent: the last words go out. Gives back what was written. */
export function closeDraft(): Draft {
  const last = draft;
  void flush();
  version++;
  clearTimeout(timer);
  timer = undefined;
  taken = false;
  change(none);
  return last;
}

/** What was written is being sent as a whole: no draft of it may follow. Gives back how to go on if that fails. */
export function withholdDraft(): () => void {
  const state = draft.state;
  clearTimeout(timer);
  timer = undefined;
  change({ state: 'saved' });
  return () => {
    if (state !== 'saved') {
      change({ state: 'saving' });
      later(waitMs);
    }
  };
}

/** What was written was sent as a whole. */
export function forgetDraft(): void {
  version++;
  clearTimeout(timer);
  timer = undefined;
  change({ ...none, callId: draft.callId });
}

export function write(part: { disposition?: string; note?: string }): void {
  version++;
  change({ ...part, state: 'saving' });
  later(waitMs);
}

function later(ms: number): void {
  timer ??= setTimeout(() => {
    timer = undefined;
    void flush();
  }, ms);
}

async function load(callId: string): Promise<void> {
  const before = version;
  const kept = await http.get<WrapUpDraft | undefined>('desk/draft').catch(() => undefined);
  if (kept && kept.callId === callId && before === version) {
    change({ disposition: kept.disposition ?? undefined, note: kept.note ?? '' });
  }
}

async function flush(): Promise<void> {
  const { callId, disposition, note, state } = draft;
  if (!callId || state === 'saved' || !taken) {
    return;
  }
  const sent = version;
  try {
    await http.put('desk/draft', { callId, disposition: disposition ?? null, note: note || null });
    if (sent === version) {
      change({ state: 'saved' });
    }
  } catch (error) {
    const refused = error instanceof Problem && error.status >= 400 && error.status < 500;
    if (!refused && draft.callId === callId) {
      change({ state: 'unsaved' });
      later(retryMs);
    }
  }
}

/** A page that is closed or loaded again sends what is on its way; the browser lets such a request outlive the page. */
window.addEventListener('pagehide', () => {
  if (draft.callId && draft.state !== 'saved' && taken) {
    void fetch('/api/v1/desk/draft', {
      method: 'PUT',
      keepalive: true,
      headers: { 'X-Requested-With': 'callcenter', 'Content-Type': 'application/json' },
      body: JSON.stringify({ callId: draft.callId, disposition: draft.disposition ?? null, note: draft.note || null }),
    }).catch(() => {});
  }
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useDraft(): Draft {
  return useSyncExternalStore(subscribe, () => draft);
}
