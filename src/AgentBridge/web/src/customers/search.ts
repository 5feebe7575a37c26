const isNumber = (text: string) => /^\+?[\d\s()/.-]{4,}$/.test(text);

/** What was typed, as the API is asked for customers: a whole number in any writing, or words. */
export function searchOf(text: string): { phone: string } | { q: string } {
  return isNumber(text) ? { phone: text } : { q: text };
}
