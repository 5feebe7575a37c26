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

export type MailTrigger = 'ticketClosed' | 'callbackMissed';

export interface MailRule {
  id: string;
  trigger: MailTrigger;
  template: string;
  queue: string | null;
  contains: string | null;
  createdAt: string;
  enabled: boolean;
  version: number;
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
