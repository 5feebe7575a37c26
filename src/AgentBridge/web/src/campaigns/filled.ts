import type { Lead } from './types';

/** A script's text with what the list says of the lead. */
export function filled(text: string, lead: Lead): string {
  const values: Record<string, string | null> = { name: lead.name, number: lead.number, ...lead.fields };
  return text.replace(/\{([^{}]+)\}/g, (all, name: string) => values[name] ?? all);
}
