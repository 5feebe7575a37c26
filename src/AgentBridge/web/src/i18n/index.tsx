import { createContext, useContext, type ReactNode } from 'react';
import type { HealthLine, Language } from '../api/types';
import { Problem, type Fault } from '../api/http';
import en from './en.json';
import zh from './zh.json';

export type TextKey = keyof typeof en;
type Values = Record<string, string | number>;

const texts: Record<Language, Record<TextKey, string>> = { en, zh };
const LanguageContext = createContext<Language>('en');

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

function fill(text: string, values?: Values): string {
  return values ? text.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all)) : text;
}

export interface Texts {
  language: Language;
  (key: TextKey, values?: Values): string;
  /** A word of the API ("notReady") by its group ("state"); a word without a text is shown as it is. */
  word(group: string, word: string | null | undefined): string;
  /** Why a field was refused. */
  fault(fault: Fault): string;
  /** What there is to say of a part of the server. */
  health(line: HealthLine): string;
  problem(error: unknown): string;
}

/** Answers that no endpoint of ours has written. */
const byStatus: Record<number, TextKey> = { 403: 'error.forbidden', 404: 'error.notFound', 413: 'error.tooLarge', 414: 'error.tooLarge', 429: 'error.tooManyTries' };

function textsOf(language: Language): Texts {
  const table = texts[language];
  const t = ((key: TextKey, values?: Values) => fill(table[key], values)) as Texts;
  t.language = language;
  t.word = (group, word) => (word ? (table[`${group}.${word}` as TextKey] ?? word) : '');
  t.fault = ({ code, args }) => {
    const listed = Object.entries(args ?? {}).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value] as const);
    return fill(table[`fault.${code}` as TextKey] ?? table['error.unknown'], Object.fromEntries(listed));
  };
  t.health = ({ code, args, text }) => {
    const sentence = table[`health.${code}` as TextKey];
    return sentence ? fill(sentence, args) : text;
  };
  t.problem = (error) => {
    if (!(error instanceof Problem)) {
      return table['error.unknown'];
    }
    if (error.faults.length > 0) {
      const lead = table[`error.${error.code}` as TextKey];
      return [...(lead ? [lead] : []), ...error.faults.map((f) => `${t.word('field', f.field)}: ${t.fault(f)}`)].join(' · ');
    }
    const key = byStatus[error.status] ?? (error.status >= 500 ? 'error.server' : 'error.unknown');
    return table[`error.${error.code}` as TextKey] ?? table[key];
  };
  return t;
}

const both: Record<Language, Texts> = { en: textsOf('en'), zh: textsOf('zh') };

export function useTexts(): Texts {
  return both[useContext(LanguageContext)];
}
