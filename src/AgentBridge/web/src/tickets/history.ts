import type { Customer, TicketEvent } from '../api/types';
import { usePersonName } from '../common/personNames';
import { useQueueName } from '../common/queueNames';
import { useTexts, type TextKey, type Texts } from '../i18n';

/** The groups of words that values of these fields are written in. */
const groups: Record<string, string> = {
  state: 'ticketState',
  priority: 'priority',
  type: 'ticketType',
  callEnded: 'result',
  wrapUp: 'disposition',
  disposition: 'disposition',
};

/** Lines that the server writes about a call: what they say, as patterns with the texts for them. */
const callParts: [RegExp, TextKey, string[]][] = [
  [/^talked with (.+)$/, 'ticketCall.talked', ['agent']],
  [/^gave up after (\d+) s in (.+)$/, 'ticketCall.gaveUp', ['seconds', 'queue']],
  [/^recording .+$/, 'ticketCall.recording', []],
];

function callPart(text: string, t: Texts, queueName: (name: string) => string): string {
  for (const [pattern, key, names] of callParts) {
    const found = pattern.exec(text);
    if (found) {
      return t(key, Object.fromEntries(names.map((name, i) => [name, name === 'queue' ? queueName(found[i + 1]!) : found[i + 1]!])));
    }
  }
  return t.word('endReason', text);
}

export interface HistoryWords {
  by: (line: TicketEvent) => string;
  /** What was done: "State: New → Assigned". */
  title: (line: TicketEvent) => string;
  note: (line: TicketEvent) => string | null;
}

/** A ticket's history in the reader's language. */
export function useHistoryWords(customers: Customer[]): HistoryWords {
  const t = useTexts();
  const queueName = useQueueName();
  const personName = usePersonName();
  const customerName = (id: string) => customers.find((c) => c.id.replaceAll('-', '') === id)?.name ?? t('ticket.erasedCustomer');
  const value = (line: TicketEvent, text: string | null): string => {
    if (!text) {
      return '';
    }
    if (line.field === 'customer') {
      return customerName(text);
    }
    if (line.field === 'question') {
      const [outcome, article, version] = text.split(' ');
      return [t.word('decision', outcome), article, version].filter(Boolean).join(' ');
    }
    if (line.field === 'owner') {
      return personName(text);
    }
    const group = groups[line.field];
    return group ? t.word(group, text.charAt(0).toLowerCase() + text.slice(1)) : text;
  };
  return {
    by: (line) => (line.by === 'system' ? t('ticket.bySystem') : personName(line.by)),
    title: (line) => {
      const name = t.word('ticketField', line.field);
      const [from, to] = [value(line, line.from), value(line, line.to)];
      if (line.field === 'description') {
        return name;
      }
      if (from && !to) {
        return `${name}: ${from} → ${t('ticket.nothing')}`;
      }
      return line.field === 'voicemail' || line.field === 'script' ? `${name}: ${queueName(line.to ?? '')}` : to ? `${name}: ${from ? `${from} → ` : ''}${to}` : name;
    },
    note: (line) => (line.field === 'callEnded' ? (line.note?.split('; ').map((part) => callPart(part, t, queueName)).join(' · ') ?? null) : line.note),
  };
}
