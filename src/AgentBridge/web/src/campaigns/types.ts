import type { Fault } from '../api/http';

export type PacingMode = 'progressive' | 'power' | 'predictive' | 'preview' | 'announcement';
export type CampaignState = 'stopped' | 'running' | 'paused';

export interface LeadCounts {
  all: number;
  waiting: number;
  dialing: number;
  done: number;
  skipped: number;
  results: Record<string, number>;
  bars: Record<string, number>;
}

export interface Disposition {
  code: string;
  label: string;
  againMinutes: number | null;
  /** With announcements: the key by which the called person says it. */
  key: string | null;
}

export interface ScriptPage {
  id: string;
  text: string;
  fields: { name: string; label: string; required: boolean; choices: string[] }[];
  branches: { label: string; to: string }[];
}

export interface Campaign {
  id: string;
  name: string;
  queue: string;
  mode: PacingMode;
  policy: string;
  state: CampaignState;
  createdAt: string;
  seller: string;
  callerNumber: string;
  language: 'en' | 'zh';
  ringSeconds: number;
  ratio: number;
  maxLines: number;
  maxAttempts: number;
  busyMinutes: number;
  noAnswerMinutes: number;
  failedMinutes: number;
  zone: string | null;
  startsAt: string | null;
  endsAt: string | null;
  dispositions: Disposition[];
  script: ScriptPage[];
  previewSeconds: number;
  message: string | null;
  agentKey: string | null;
  version: number;
  leads: LeadCounts | null;
}

export interface Policy {
  name: string;
  version: number;
  title: string;
  limit: number;
  ringSeconds: number;
  attemptsPerDay: number | null;
  registry: string | null;
}

export interface CampaignCheck {
  waiting: number;
  barred: number;
  bars: Record<string, number>;
  bar: string | null;
  agents: number;
}

export interface WindowLive {
  hours: number;
  answered: number;
  abandoned: number;
  rate: number;
  atMost: number;
  limit: number;
  mayRisk: boolean;
}

export interface CampaignLive {
  at: string;
  campaign: string;
  state: CampaignState;
  leads: LeadCounts;
  ringing: number;
  waiting: number;
  talking: number;
  idle: number;
  busy: number;
  risk: number | null;
  riskLimit: number | null;
  answerRate: number | null;
  why: string | null;
  bar: string | null;
  mode: PacingMode;
  listIsEmpty: boolean;
  windows: WindowLive[];
  previewing: number;
}

export interface Lead {
  id: string;
  number: string;
  name: string | null;
  zone: string | null;
  priority: number;
  state: 'waiting' | 'dialing' | 'done' | 'skipped';
  attempts: number;
  nextAt: string | null;
  result: string | null;
  call: string | null;
  bar: string | null;
  fields: Record<string, string>;
  disposition: string | null;
  answers: Record<string, string>;
}

/** The lead that the agent looks at before it is dialed. */
export interface LeadPreview {
  callId: string;
  campaign: string;
  lead: Lead;
  until: string;
  dialing: boolean;
  script: ScriptPage[];
}

export interface ListPreview {
  columns: string[];
  rows: string[][];
}

export interface LeadReport {
  rows: number;
  taken: number;
  duplicates: number;
  rejected: number;
  rejections: { row: number; fault: Fault }[];
  bars: Record<string, number>;
}

export interface Outcome {
  group: string;
  leads: number;
  dialed: number;
  connected: number;
  results: Record<string, number>;
  dispositions: Record<string, number>;
}

export interface DoNotCallEntry {
  number: string;
  list: string;
  addedAt: string;
  by: string | null;
  note: string | null;
}

export interface DoNotCallList {
  name: string;
  asOf: string;
  numbers: number;
}
