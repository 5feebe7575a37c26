/** One who takes part in the call at hand. Who is held hears music and is heard by nobody; who is muted hears and is not heard. */
export interface Party {
  role: 'caller' | 'agent' | 'outside' | 'supervisor';
  who: string;
  held: boolean;
  muted: boolean;
  whispers: boolean;
  consulted: boolean;
}

export type ObservationMode = 'listen' | 'whisper' | 'bargeIn' | 'takeOver';

/** A supervisor on an agent's call; not `joined` while the telephone still rings. */
export interface Observation {
  supervisor: string;
  callId: string;
  agent: string;
  mode: ObservationMode;
  joined: boolean;
  since: string;
}

/** A caller in a queue, and why nobody has come yet. */
export interface WaitingCall {
  callId: string;
  queue: string;
  position: number;
  priority: number;
  since: string;
  from: string;
  callerName: string | null;
  offeredTo: string | null;
  agents: { agent: string; name: string; why: string }[];
}

/** What a supervisor wrote to the agent. */
export interface AgentMessage {
  id: number;
  at: string;
  by: string;
  text: string;
}
