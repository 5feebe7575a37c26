import { createContext, useContext } from 'react';
import type { Role, Session } from '../api/types';

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) {
    throw new Error('used outside of a session');
  }
  return session;
}

export function useRole(...roles: Role[]): boolean {
  return useSession().roles.some((r) => roles.includes(r));
}
