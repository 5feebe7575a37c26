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

/** Works by telephone at all. */
export function hasTelephone(session: Session): boolean {
  return session.roles.some((r) => r !== 'admin');
}

/** This person's telephone is the page. */
export function usesPage(session: Session): boolean {
  return hasTelephone(session) && session.telephone === 'browser';
}

export function useRole(...roles: Role[]): boolean {
  return useSession().roles.some((r) => roles.includes(r));
}
