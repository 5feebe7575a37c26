import type { Lead } from './types';

/** What {name} in a script's text stands for with a lead. */
export function wordsOf(lead: Lead): Record<string, string | null> {
  return { name: lead.name, number: lead.number, ...lead.fields };
}

/** A script's text with words in their places; a name that nothing stands for stays as it is. */
export function filled(text: string, words: Record<string, string | null>): string {
  return text.replace(/\{([^{}]+)\}/g, (all, name: string) => words[name] ?? all);
}
