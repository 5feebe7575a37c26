import { createContext, useContext, type ReactNode } from 'react';
import type { Language } from '../api/types';
import { Problem } from '../api/http';
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
  problem(error: unknown): string;
}

function textsOf(language: Language): Texts {
  const table = texts[language];
  const t = ((key: TextKey, values?: Values) => fill(table[key], values)) as Texts;
  t.language = language;
  t.word = (group, word) => (word ? (table[`${group}.${word}` as TextKey] ?? word) : '');
  t.problem = (error) =>
    error instanceof Problem
      ? (table[`error.${error.code}` as TextKey] ?? (error.message || table['error.unknown']))
      : table['error.unknown'];
  return t;
}

const both: Record<Language, Texts> = { en: textsOf('en'), zh: textsOf('zh') };

export function useTexts(): Texts {
  return both[useContext(LanguageContext)];
}
