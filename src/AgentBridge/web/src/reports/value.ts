import { duration, percent } from '../common/format';
import type { Texts } from '../i18n';
import type { Column, Row, Unit } from './types';

export function shown(value: number | null | undefined, unit: Unit): string {
  if (value === null || value === undefined) {
    return '–';
  }
  return unit === 'share' ? percent(value) : unit === 'seconds' ? (value < 0 ? '−' : '') + duration(Math.abs(value)) : unit === 'minutes' ? value.toFixed(1) : String(value);
}

/** A column's heading: "notReady.lunch" is the time not ready because of lunch. */
export function heading(t: Texts, { key }: Column): string {
  const [figure, reason] = key.split('.', 2);
  return reason === undefined ? t.word('figure', key) : t.word('reason', reason) || t.word('figure', figure);
}

const fine = { hour: '2-digit', minute: '2-digit' } as const;
const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;

/** What a row is of, as its zone's clock says. */
export function timeOf(row: Row, by: string[], zone: string, language: string): string {
  if (!row.start) {
    return '';
  }
  const of = (form: Intl.DateTimeFormatOptions) => new Date(row.start!).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: zone, ...form });
  return by.includes('hour') ? of({ ...day, ...fine }) : by.includes('month') ? of({ month: 'long', year: 'numeric' }) : of({ ...day, year: 'numeric' });
}
