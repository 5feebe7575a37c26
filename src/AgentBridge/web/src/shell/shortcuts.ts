import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { TextKey } from '../i18n';

/** One key, or two pressed one after the other ("g t"), and what it does. */
export interface Shortcut {
  key: string;
  text: TextKey;
  run: () => void;
}

const off = 'shortcutsOff';
const secondMs = 1200;
const writable = 'input, textarea, select, [contenteditable=true], [role=combobox], [role=textbox], .ant-select, .ant-picker';
const dialogs = '.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open, .ant-dropdown:not(.ant-dropdown-hidden), .ant-popover:not(.ant-popover-hidden)';

let known: { id: symbol; shortcuts: Shortcut[] }[] = [];
let all: Shortcut[] = [];
let helping = false;
let on = localStorage.getItem(off) === null;
let first: { key: string; at: number } | null = null;
const listeners = new Set<() => void>();

function tell(): void {
  all = known.flatMap((k) => k.shortcuts);
  listeners.forEach((l) => l());
}

function set(id: symbol, shortcuts: Shortcut[] | null): void {
  known = known.filter((k) => k.id !== id);
  if (shortcuts) {
    known = [...known, { id, shortcuts }];
  }
  tell();
}

/** Keys that do something while the component is there; they never act while somebody types in a field or a dialog is open. */
export function useShortcuts(shortcuts: Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const keys = shortcuts.map((s) => `${s.key} ${s.text}`).join('|');
  useEffect(() => {
    const id = Symbol(keys);
    set(id, latest.current.map(({ key, text }, i) => ({ key, text, run: () => latest.current[i]?.run() })));
    return () => set(id, null);
  }, [keys]);
}

export function setHelping(next: boolean): void {
  helping = next;
  tell();
}

/** Single keys may be in the way of who speaks to the computer or presses keys by mistake: they can be switched off (WCAG 2.1.4). */
export function setShortcutsOn(next: boolean): void {
  on = next;
  if (next) {
    localStorage.removeItem(off);
  } else {
    localStorage.setItem(off, '1');
  }
  tell();
}

window.addEventListener('keydown', (e) => {
  const target = e.target instanceof Element ? e.target : null;
  if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.isComposing || target?.closest(writable)) {
    first = null;
    return;
  }
  if (e.key === '?') {
    e.preventDefault();
    setHelping(!helping);
    return;
  }
  if (!on || helping || e.repeat || document.querySelector(dialogs)) {
    return;
  }
  const pair = first && e.timeStamp - first.at < secondMs ? `${first.key} ${e.key}` : null;
  first = null;
  const found = (pair && all.find((s) => s.key === pair)) || all.findLast((s) => s.key === e.key);
  if (found) {
    e.preventDefault();
    found.run();
  } else if (all.some((s) => s.key.startsWith(`${e.key} `))) {
    first = { key: e.key, at: e.timeStamp };
  }
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useKnownShortcuts = () => useSyncExternalStore(subscribe, () => all);
export const useHelping = () => useSyncExternalStore(subscribe, () => helping);
export const useShortcutsOn = () => useSyncExternalStore(subscribe, () => on);
