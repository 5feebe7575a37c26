import type { ScriptPage } from '../campaigns/types';
import type { Observation, Party } from './supervision';

export type AgentState = 'signedOut' | 'notReady' | 'ready' | 'offered' | 'onCall' | 'wrapUp';
/** What an agent has chosen, and what the system has the agent do. */
export type AgentChoice = 'signedOut' | 'available' | 'notReady';
export type AgentWork = 'idle' | 'offered' | 'ringing' | 'talking' | 'holding' | 'consulting' | 'wrapUp' | 'unreachable';

export type Role = 'agent' | 'supervisor' | 'admin';
export type Language = 'en' | 'zh';

/** What a person's calls ring on. */
export type Telephone = 'sip' | 'browser';

export interface Session {
  user: string;
  name: string;
  roles: Role[];
  language: Language;
  serverTime: string;
  telephone: Telephone;
}

export interface Customer {
  id: string;
  name: string;
  numbers: string[];
  email: string | null;
  company: string | null;
  valueClass: 'A' | 'B' | 'C';
  notes: string | null;
  language: Language;
  version: number;
  /** The customer's number in the company's own books. */
  code: string | null;
  contracts: { number: string; product: string; from: string | null; until: string | null }[];
  purchases: { product: string; on: string | null; order: string | null; amount: string | null }[];
}

/** What an agent should know of a caller beside the entry; customerId null: of the number alone. */
export interface CallerProfile {
  customerId: string | null;
  repeated: { subject: string; tickets: number; complaints: number; days: number }[];
  hints: Record<Language, string>[];
  contacts: { at: string; channel: string; direction: 'inbound' | 'outbound'; agent: string | null; subject: string; ticketId: string; callId: string | null }[];
}

export type TicketState = 'new' | 'assigned' | 'suspended' | 'escalated' | 'handled' | 'closed' | 'closedUnresolved';
export type TicketPriority = 'low' | 'normal' | 'medium' | 'high';

export interface Ticket {
  id: string;
  number: string;
  subject: string;
  description: string | null;
  source: string;
  type: 'request' | 'complaint';
  priority: TicketPriority;
  state: TicketState;
  owner: string | null;
  department: string | null;
  customerId: string | null;
  phone: string | null;
  openedAt: string;
  updatedAt: string;
  closedAt: string | null;
  disposition: string | null;
  version: number;
  /** Only in the answer for one ticket. */
  moves?: TicketState[];
}

export interface TicketEvent {
  id: number;
  at: string;
  by: string;
  field: string;
  from: string | null;
  to: string | null;
  note: string | null;
  callId: string | null;
}

export type Decision = 'speak' | 'offer' | 'person';

export interface Question {
  at: string;
  heard: string;
  language: string;
  outcome: Decision;
  article?: string | null;
  score?: number | null;
  nearest: string[];
}

export interface Article {
  id: string;
  key: string;
  language: Language;
  title: string;
  phrasings: string[];
  answer: string;
  text: string | null;
  treePath: string | null;
  approved: boolean;
  version: number;
  updatedAt: string;
  score?: number | null;
}

export interface ScreenPop {
  callId: string;
  queue: string;
  lease: number;
  from: string;
  to: string;
  callerName: string | null;
  language: string;
  customers: Customer[];
  ticket: Ticket | null;
  openTickets: Ticket[];
  trail: { kind: string; step: string; what: string | null; heard: string | null }[];
  questions: Question[];
  articles: Article[];
  variables: Record<string, string>;
  offeredAt: string;
  /** What the caller keyed that found the customers; null: the number did. */
  foundBy: { name: string; value: string } | null;
  profiles: CallerProfile[];
  /** The company's own page for this call. */
  company: { url: string; when: 'offer' | 'answer'; where: 'tab' | 'frame' } | null;
  /** The customer whom the agent has chosen. */
  chosen: string | null;
  /** Of the person whom the call is about, whoever called. */
  number: string;
  /** What the colleague who had the caller before has written. */
  note: string | null;
  noteBy: string | null;
}

/** A call that the agent dials, or has dialed in vain. */
export interface Dial {
  callId: string;
  to: string;
  queue: string | null;
  since: string;
  phase: 'ownPhone' | 'calling' | 'ringing';
  failed: string | null;
}

/** One of the calls at hand. */
export interface CallView {
  callId: string;
  queue: string;
  number: string;
  name: string | null;
  talking: boolean;
  held: boolean;
  since: string;
}

export interface ParkedCall {
  slot: number;
  callId: string;
  queue: string;
  number: string;
  name: string | null;
  by: string;
  since: string;
  until: string;
}

export interface AgentView {
  agent: string;
  name: string;
  state: AgentState;
  reason: string | null;
  since: string;
  phoneRegistered: boolean;
  chosen: AgentChoice;
  chosenReason: string | null;
  work: AgentWork;
  /** Why the telephone cannot be called, as a reason of the state; null: it can. */
  phoneTrouble: string | null;
  callId: string | null;
  queue: string | null;
  lease: number | null;
  held: boolean;
  pop: ScreenPop | null;
  queues: string[];
  next: AgentState | null;
  nextReason: string | null;
  version: number;
  heldSince: string | null;
  /** Accepted on the page; the telephone is to be picked up. */
  accepted: boolean;
  wrapUpEndsAt: string | null;
  /** How often more time may still be asked for. */
  moreTime: number;
  /** `failed`: why nobody came; null while the other side is being called. */
  transfer: { to: string; since: string; failed: string | null; consults: boolean } | null;
  parties: Party[];
  /** The own part leads: hold, transfer and consultation are the agent's. */
  inCharge: boolean;
  muted: boolean;
  recordingPaused: boolean;
  dial: Dial | null;
  calls: CallView[];
  /** The wrap-up does not end without a disposition. */
  dispositionRequired: boolean;
}

/** What the agent has written of a call and not sent yet. */
export interface WrapUpDraft {
  callId: string;
  disposition: string | null;
  note: string | null;
}

export interface QueueLive {
  name: string;
  waiting: number;
  longestWaitSeconds: number;
  serviceLevel: number | null;
  serviceLevelSeconds: number;
  offeredToday: number;
  answeredToday: number;
  answeredInTime: number;
  abandonedToday: number;
  averageWaitSeconds: number | null;
  averageTalkSeconds: number | null;
  agentsByState: Partial<Record<AgentState, number>>;
  seatLoad: number | null;
  /** The most who waited at once in each of the last minutes, the present one last. */
  waitingByMinute: number[];
  formula: string;
  /** Of today's judged calls, those that met the target by the formula. */
  met: number;
  judged: number;
}

/** How many agents a queue needs as things are now. */
export interface QueueStaffing {
  queue: string;
  callsPerHour: number;
  handleSeconds: number | null;
  patienceSeconds: number | null;
  agents: number;
  /** What is to be answered in time. */
  share: number;
  needed: number | null;
  expected: number | null;
  oneMore: number | null;
  oneFewer: number | null;
}

export interface AgentLive {
  user: string;
  name: string;
  state: AgentState;
  reason: string | null;
  /** Null: never signed in. */
  since: string | null;
  callId: string | null;
  call: { id: string; queue: string | null; from: string | null } | null;
  phoneRegistered: boolean;
  phoneTrouble: string | null;
  chosen: AgentChoice;
  chosenReason: string | null;
  work: AgentWork;
  callsToday: number;
  talkSecondsToday: number;
  seatLoad: number | null;
  queues: string[];
}

export interface Figures {
  at: string;
  seq: number;
  callsNow: number;
  callsToday: number;
  selfServedToday: number;
  queues: QueueLive[];
  agents: AgentLive[];
  observations: Observation[];
}

export interface CallEvent {
  seq: number;
  at: string;
  type: string;
  [word: string]: unknown;
}

export interface Call {
  id: string;
  direction: 'inbound' | 'outbound';
  from: string;
  to: string;
  callerName: string | null;
  trunk: string | null;
  startedAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  end: { result: string; reason: string; sipStatus: number | null } | null;
  customerId: string | null;
  customerName: string | null;
  ticketId: string | null;
  agent: string | null;
  queue: string | null;
  recording: string | null;
  events?: CallEvent[];
}

export interface Queue {
  name: string;
  /** What people call it; null = its name. */
  displayName: string | null;
  skill: string | null;
  serviceLevelSeconds: number;
  ringSeconds: number;
  wrapUpSeconds: number;
  maxWaitSeconds: number;
  announceEverySeconds: number;
  routing: string;
  notReadyAfterNoAnswers: number;
  returnSeconds: number;
  autoAnswer: boolean;
  /** Null: as the server's setting says. */
  serviceLevelFormula: string | null;
  shortAbandonSeconds: number;
  rules: QueueRules;
  version: number;
}

export type ValueClass = 'A' | 'B' | 'C';
export type OverflowCause = 'wait' | 'length' | 'closed' | 'nobody';
export type OverflowTarget = 'queue' | 'voicemail' | 'callback';

/** Who comes first, who serves whom, and what becomes of those who are not served. */
export interface QueueRules {
  order: 'value' | 'arrival';
  classes: { class: ValueClass; weight: number; targetSeconds?: number | null }[];
  skills: { skill: string; level: number; preferred: boolean; steps: { afterSeconds: number; level: number }[] }[];
  groups: { agents: string[]; afterSeconds: number }[];
  ringAll: boolean;
  lastAgent: boolean;
  lastAgentSeconds: number;
  parkSeconds: number;
  dispositionRequired: boolean;
  maxLength: number;
  hours: { zone: string; open: { days: string; hours: string }[]; holidays: string[] } | null;
  overflow: { when: OverflowCause; to: OverflowTarget; limit: number; queue?: string | null }[];
  voicemail: { maxSeconds: number; greetings: Partial<Record<Language, string>> };
  announcements: { position: boolean; wait: boolean; answers: boolean; article?: string | null; texts: Partial<Record<Language, string>> };
  script: ScriptPage[];
  company: { url?: string | null; when: 'offer' | 'answer'; where: 'tab' | 'frame'; webhook?: string | null };
}

/** A registered telephone. */
export interface Phone {
  user: string;
  name: string | null;
  address: string;
  contact: string;
  since: string | null;
  expiresAt: string;
}

export interface Person {
  user: string;
  name: string;
  roles: Role[];
  skills: Record<string, number>;
  queues: string[];
  language: Language;
  disabled: boolean;
  hasPhone: boolean;
  telephone: Telephone;
  version: number;
}

/** One thing to say of a part, in English as `text`. */
export interface HealthLine {
  code: string;
  args: Record<string, string | number>;
  text: string;
}

export interface Health {
  status: 'ok' | 'degraded' | 'down';
  parts: { name: string; state: 'ok' | 'degraded' | 'down'; lines: HealthLine[] }[];
}
