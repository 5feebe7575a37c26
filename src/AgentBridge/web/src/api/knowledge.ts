import type { Decision, Language } from './types';

export interface OpenQuestion {
  id: number;
  text: string;
  language: Language;
  outcome: Decision;
  count: number;
  lastAskedAt: string;
  lastCall: string | null;
  nearest: string[];
}

export interface Limits {
  language: string;
  speakAt: number;
  margin: number;
  offerAt: number;
  spokenRight: number;
  spokenWrong: number;
  offered: number;
  toPerson: number;
  fromSettings: boolean;
  /** How many phrasings, each left out in turn, the shares come from. */
  questions: number;
  trade?: LimitTrade[];
  callers?: { spoken: number; helped: number; unhelpful: number; offered: number; toPerson: number };
}

/** What another pair of limits would give, in shares. */
export interface LimitTrade {
  speakAt: number;
  margin: number;
  spokenRight: number;
  spokenWrong: number;
  foreignSpoken: number;
}

export interface SearchAnswer {
  decision: Decision;
  results: { articleId: string; article: string; title: string; score: number }[];
}

export interface ImportReport {
  articles: number;
  phrasings: number;
  updated: number;
  /** `article`: all of its rows; `reason`: the same in English. */
  rejected: { row: number; article: string | null; field: string; code: string; args: Record<string, string | number | string[]>; reason: string }[];
  madeAnswers: number;
  /** As many as were taken and rejected; 0 for Markdown. */
  rows: number;
  taken: number;
}
