import type { Fault } from '../api/http';

export interface MailStatus {
  server: string | null;
  from: string | null;
  trouble: string | null;
}

export interface MailTemplate {
  name: string;
  language: 'en' | 'zh';
  subject: string;
  body: string;
  version: number;
}

export type MailTrigger = 'ticketClosed' | 'callbackMissed' | 'callDisposed';

export interface MailRule {
  id: string;
  trigger: MailTrigger;
  template: string;
  queue: string | null;
  contains: string | null;
  createdAt: string;
  enabled: boolean;
  version: number;
  disposition: string | null;
  print: boolean;
}

export interface OutMail {
  id: string;
  address: string;
  subject: string;
  body: string;
  by: string;
  createdAt: string;
  nextAt: string;
  cause: string | null;
  ticket: string | null;
  state: 'waiting' | 'sent' | 'givenUp';
  attempts: number;
  sentAt: string | null;
  error: string | null;
}

export interface MailDraft {
  address: string;
  subject: string;
  body: string;
}

export type CircularState = 'draft' | 'running' | 'paused' | 'stopped' | 'done';
export type CircularLetterState = 'waiting' | 'inOutbox' | 'sent' | 'givenUp' | 'optedOut';

export interface Circular {
  circular: {
    id: string;
    name: string;
    template: string;
    perMinute: number;
    by: string;
    createdAt: string;
    startedAt: string | null;
    state: CircularState;
  };
  letters: Partial<Record<CircularLetterState, number>>;
}

export interface CircularLetter {
  to: { id: string; address: string; name: string; company: string | null; language: 'en' | 'zh'; text: string | null };
  state: CircularLetterState;
  at: string | null;
  error: string | null;
}

export interface CircularReport {
  rows: number;
  taken: number;
  duplicates: number;
  optedOut: number;
  rejected: number;
  rejections: { row: number; fault: Fault }[];
}

export interface OptOut {
  address: string;
  at: string;
  by: string;
}

export interface AddressMail {
  optedOut: boolean;
  letters: OutMail[];
}
