export interface Callback {
  id: string;
  number: string;
  name: string | null;
  queue: string | null;
  note: string | null;
  source: string;
  state: 'waiting' | 'taken' | 'dialing' | 'done' | 'cancelled';
  requestedAt: string;
  dueAt: string | null;
  takenBy: string | null;
  /** The moment whose place it has in its queue. */
  placeAt: string;
  agent: string | null;
  attempts: number;
  result: CallbackEnd | null;
}

export type CallbackEnd = 'reached' | 'notReached' | 'wrongNumber' | 'notWanted';
