import type { Language } from '../api/types';
import type { OutMail } from '../mail/types';

export type Unit = 'count' | 'seconds' | 'minutes' | 'share';

export interface Column {
  key: string;
  unit: Unit;
  /** The calls behind it can be listed. */
  calls: boolean;
}

export interface Row {
  start: string | null;
  end: string | null;
  queue: string | null;
  agent: string | null;
  number: string | null;
  campaign: string | null;
  values: (number | null)[];
}

/** How one queue's service level came about. */
export interface Level {
  queue: string;
  formula: string;
  seconds: number;
  met: number;
  judged: number;
}

export interface Report {
  name: string;
  from: string;
  to: string;
  zone: string;
  by: string[];
  columns: Column[];
  rows: Row[];
  total: (number | null)[];
  levels: Level[];
}

export interface SavedReport {
  id: string;
  name: string;
  owner: string;
  address: string;
}

export const reportNames = ['inbound', 'waiting', 'talk', 'load', 'lost', 'transfers', 'agents', 'notReady', 'axes', 'estimates', 'selfService', 'recognition'] as const;
export const periods = ['hour', 'day', 'week', 'month'] as const;
export const subjects = ['queue', 'agent', 'number', 'campaign'] as const;
export const targetFigures = ['serviceLevel', 'abandonRate', 'averageWait', 'averageHandle'] as const;

/** A value that a queue is to keep in each period. */
export interface Target {
  queue: string;
  figure: (typeof targetFigures)[number];
  period: (typeof periods)[number];
  value: number;
}

/** A period in which a target was missed, and the hours that weigh most in it. */
export interface Deviation {
  target: Target;
  start: string;
  end: string;
  actual: number;
  causes: { start: string; end: string; actual: number; calls: number; weight: number }[];
}

export const rhythms = ['daily', 'weekly', 'monthly'] as const;
export const formats = ['xlsx', 'csv', 'pdf'] as const;

/** A saved report that goes out by e-mail. */
export interface Mailing {
  id: string;
  report: string;
  rhythm: (typeof rhythms)[number];
  /** Of the week (1 = Monday) or of the month. */
  day: number | null;
  at: string;
  zone: string;
  addresses: string[];
  format: (typeof formats)[number];
  language: Language;
  owner: string;
  enabled: boolean;
  version: number;
  nextAt: string | null;
  lastAt: string | null;
  error: string | null;
  letters: OutMail[];
}

/** Of the first of January 2024, a Monday, and the days after it. */
export const weekday = (day: number, language: Language) =>
  new Date(2024, 0, day).toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'long' });
