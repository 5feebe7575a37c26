import type { Language } from '../api/types';

/** 75 → "1:15", 3675 → "1:01:15". */
export function duration(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  const h = Math.floor(s / 3600);
  const m = Math.floor((s % 3600) / 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s % 60)}` : `${m}:${two(s % 60)}`;
}

export function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? '–' : `${Math.round(share * 100)}%`;
}

const locale: Record<Language, string> = { en: 'en-GB', zh: 'zh-CN' };

export function dateTime(at: string | null | undefined, language: Language): string {
  return at
    ? new Date(at).toLocaleString(locale[language], { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' })
    : '–';
}

/** Whose clock all moments on the pages are told by: this computer's ("Europe/Berlin"). */
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "18:02" today, "25 Nov, 18:02" in this year, with the year before that. */
export function shortTime(at: string, language: Language): string {
  const [moment, now] = [new Date(at), new Date()];
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  if (moment.toDateString() === now.toDateString()) {
    return moment.toLocaleTimeString(locale[language], time);
  }
  const year = moment.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return moment.toLocaleString(locale[language], { day: 'numeric', month: 'short', year, ...time });
}

export function clockTime(at: string, language: Language): string {
  return new Date(at).toLocaleTimeString(locale[language], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

export function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
