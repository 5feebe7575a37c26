import { useSyncExternalStore } from 'react';
import { http, query } from '../api/http';
import type { Customer, ScreenPop, Ticket } from '../api/types';

/** Who the caller of the call at hand may be, and who it is by the agent's word; the same on every page. */
export interface Caller {
  callId: string | null;
  customers: Customer[];
  chosen: Customer | undefined;
}

const nobody: Caller = { callId: null, customers: [], chosen: undefined };
let caller = nobody;
const listeners = new Set<() => void>();

function change(next: Caller): void {
  caller = next;
  listeners.forEach((l) => l());
}

export function guess(customers: Customer[], owner: string | null | undefined): Customer | undefined {
  return customers.find((c) => c.id === owner) ?? (customers.length === 1 ? customers[0] : undefined);
}

/** A call comes to the agent: what the pop knows is shown at once, what was changed since it was made is asked for. */
export function openCaller(pop: ScreenPop): void {
  if (caller.callId === pop.callId) {
    return;
  }
  change({ callId: pop.callId, customers: pop.customers, chosen: guess(pop.customers, pop.chosen ?? pop.ticket?.customerId) });
  void refresh(pop);
}

async function refresh(pop: ScreenPop): Promise<void> {
  if (pop.foundBy) {
    return; // what the caller keyed outranks the number
  }
  try {
    const known = pop.number ? await http.get<Customer[]>(`customers${query({ phone: pop.number })}`) : [];
    const owner = pop.ticket ? (await http.get<Ticket>(`tickets/${pop.ticket.id}`)).customerId : null;
    const bound = owner && !known.some((c) => c.id === owner) ? [await http.get<Customer>(`customers/${owner}`)] : [];
    if (caller.callId === pop.callId && !caller.chosen) {
      const customers = [...bound, ...known];
      change({ ...caller, customers, chosen: guess(customers, owner) });
    }
  } catch {
    // The pop's own knowledge stays.
  }
}

/** It is this one; also somebody who was not among those with the number. */
export function choose(chosen: Customer): void {
  const others = caller.customers.filter((c) => c.id !== chosen.id);
  const at = caller.customers.findIndex((c) => c.id === chosen.id);
  change({ ...caller, chosen, customers: at < 0 ? [...others, chosen] : caller.customers.with(at, chosen) });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useCaller(): Caller {
  return useSyncExternalStore(subscribe, () => caller);
}
