import { useCallback } from 'react';
import type { AgentLive } from '../api/types';
import { nameStore } from './nameStore';
import { useQueueName } from './queueNames';

const store = nameStore<AgentLive>('agents/live', (a) => [a.user, a.name]);

/** What a call goes to is called: a queue, a person, or a number as it is. */
export function useTargetName(): (to: string) => string {
  const [queueName, personName] = [useQueueName(), usePersonName()];
  return useCallback((to) => personName(queueName(to)), [queueName, personName]);
}

/** What somebody is called; the user where nobody has that any more. */
export function usePersonName(): (user: string | null | undefined) => string {
  const known = store.useNames();
  return useCallback((user) => (user ? (known.get(user) ?? user) : '–'), [known]);
}
