import type { Texts } from '../i18n';
import type { Policy } from './types';

/** Of the policies that are shipped in the reader's language, of others as their file says. */
export function policyName(t: Texts, { name, title }: Pick<Policy, 'name' | 'title'>): string {
  const known = t.word('policyName', name);
  return known === name ? title : known;
}
