export interface TrunkState {
  registration: 'registering' | 'registered' | 'failed' | 'stopped' | null;
  status: number;
  /** Whether it answered the last OPTIONS; null = it was not asked. */
  answers: boolean | null;
  callsInUse: number;
  maxCalls: number;
  lastHour: { received: number; dialed: number; answered: number; failed: number; answerRate: number | null };
  lastErrors: { at: string; kind: string; status: number }[];
}

export interface Trunk {
  name: string;
  /** It stands in the configuration and is changed there alone. */
  fixed: boolean;
  addresses: string[];
  host: string | null;
  port: number;
  transport: string;
  user: string | null;
  hasPassword: boolean;
  register: boolean;
  priority: number;
  weight: number;
  maxCalls: number;
  maxCallsPerSecond: number | null;
  codecs: string[];
  numberIn: string | null;
  numberOut: string | null;
  callerId: string | null;
  dialedNumber: string;
  keepAliveSeconds: number | null;
  mediaHosts: string[];
  followRedirects: boolean;
  allowRefer: boolean;
  mediaEncryption: 'server' | 'off' | 'optional' | 'required';
  version: number;
  state: TrunkState | null;
}
