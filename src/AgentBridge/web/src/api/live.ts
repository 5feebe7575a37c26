import { HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr';
import { useSyncExternalStore } from 'react';
import { setServerTime, useSecond } from './clock';
import { http } from './http';
import type { PagePhone } from './phone';
import type { CampaignLive, LeadPreview } from '../campaigns/types';
import type { AgentMessage } from './supervision';
import type { AgentView, Figures, QueueStaffing, ScreenPop } from './types';

/** What the server has pushed. */
export interface Live {
  connected: boolean;
  view: AgentView | null;
  figures: Figures | null;
  /** When figures last arrived, by this computer's clock. */
  figuresAt: number;
  /** Grows when callbacks have changed. */
  callbacks: number;
  /** Of supervisors, oldest first; null until some have come. */
  messages: AgentMessage[] | null;
  /** Grows when parked callers have changed. */
  parked: number;
  /** Undefined until the server has said it. */
  phone: PagePhone | null | undefined;
  /** Campaigns that are at work; supervisors only. */
  campaigns: CampaignLive[];
  staffing: QueueStaffing[];
  /** The lead that the agent is to look at. */
  preview: LeadPreview | null;
}

const nothing: Live = { connected: false, view: null, figures: null, figuresAt: 0, callbacks: 0, parked: 0, messages: null, campaigns: [], staffing: [], phone: undefined, preview: null };
/** Figures come every two seconds: a line that is silent for so long is down. */
const silentMs = 10_000;
const staleAfterMs = 5000;
const retryMs = [0, 1000, 2000, 5000];

let live = nothing;
let connection: HubConnection | null = null;
const listeners = new Set<() => void>();

function change(part: Partial<Live>): void {
  live = { ...live, ...part };
  listeners.forEach((l) => l());
}

/** Takes a view over, pushed or in an answer to a command; one that was overtaken on its way is dropped. */
export function setView(view: AgentView | null | undefined): void {
  if (view && view.version > (live.view?.version ?? 0)) {
    change({ view });
  }
}

function onOffer(pop: ScreenPop): void {
  if (live.view && live.view.state !== 'onCall') {
    change({
      view: { ...live.view, state: 'offered', accepted: live.view.lease === pop.lease && live.view.accepted, reason: null, since: pop.offeredAt, pop, lease: pop.lease, callId: pop.callId, queue: pop.queue },
    });
  }
  // Confirmed once it is drawn; a page in the background draws nothing and confirms by the timer.
  const confirm = once(() => void connection?.send('Confirm', pop.lease).catch(() => {}));
  requestAnimationFrame(() => setTimeout(confirm));
  setTimeout(confirm, 100);
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (!done) {
      done = true;
      action();
    }
  };
}

/** A session that has ended shows itself here, not on the socket. */
function lookAtSession(): void {
  void http.get('session').catch(() => {});
}

export function startLive(): () => void {
  const hub = new HubConnectionBuilder()
    .withUrl('/hubs/live')
    .withServerTimeout(silentMs)
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (c) => retryMs[c.previousRetryCount] ?? 5000 })
    .configureLogging(LogLevel.None)
    .build();
  let stopped = false;
  connection = hub;
  hub.on('view', (push: { serverTime: string; view: AgentView | null }) => {
    setServerTime(push.serverTime);
    setView(push.view);
  });
  hub.on('offer', onOffer);
  hub.on('figures', (figures: Figures) => change({ figures, figuresAt: Date.now() }));
  hub.on('phone', (phone: PagePhone | null) => change({ phone }));
  hub.on('callbacks', () => change({ callbacks: live.callbacks + 1 }));
  hub.on('parked', () => change({ parked: live.parked + 1 }));
  hub.on('messages', (messages: AgentMessage[]) => change({ messages }));
  hub.on('staffing', (staffing: QueueStaffing[]) => change({ staffing }));
  hub.on('campaigns', (campaigns: CampaignLive[]) => change({ campaigns }));
  hub.on('preview', (preview: LeadPreview | null) => change({ preview }));
  hub.onreconnecting(() => {
    change({ connected: false });
    lookAtSession();
  });
  hub.onreconnected(() => change({ connected: true }));
  const start = async (): Promise<void> => {
    while (!stopped && hub.state === HubConnectionState.Disconnected) {
      try {
        await hub.start();
        change({ connected: true });
      } catch {
        lookAtSession();
        await new Promise((r) => setTimeout(r, 2000));
      }
    }
  };
  hub.onclose(() => {
    change({ connected: false });
    void start();
  });
  void start();
  return () => {
    stopped = true;
    live = nothing;
    void hub.stop();
  };
}

/** Asks the server by the page's own line; refused while that is down. */
export function ask<T>(what: string, ...args: unknown[]): Promise<T> {
  return connection?.state === HubConnectionState.Connected ? connection.invoke<T>(what, ...args) : Promise.reject(new Error('no line'));
}

/** What the server has pushed, for those who are no component. */
export function liveNow(): Live {
  return live;
}

export function onLive(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLive(): Live {
  return useSyncExternalStore(onLive, () => live);
}

/** True when no figures have come for more than five seconds: what is shown may no longer be so. */
export function useStale(): boolean {
  useSecond();
  const { figuresAt } = useLive();
  return figuresAt > 0 && Date.now() - figuresAt > staleAfterMs;
}

/** True while nothing can be trusted to be as it is shown: the line is down, or silent for more than five seconds. */
export function useLost(): boolean {
  const stale = useStale();
  return !useLive().connected || stale;
}
