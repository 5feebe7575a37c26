import { useSyncExternalStore } from 'react';
import { Problem } from '../api/http';
import { ask, liveNow, onLive } from '../api/live';
import type { SoundConnection } from './connection';
import { route } from './devices';
import { announceReturn, instance, openLine, speaker, takeEarlyLine, type Line } from './line';
import { isLive, openMicrophone, troubleOf, type MicrophoneTrouble } from './microphone';
import { QualityReader, type Quality } from './quality';

/** The telephone in this page. */
export interface PhoneState {
  /** Off: this person's telephone is another one, or nothing was tried yet. Elsewhere: another page is the telephone. */
  status: 'off' | 'starting' | 'ready' | 'elsewhere' | 'failed';
  microphone: MicrophoneTrouble | null;
  echo: boolean;
  quality: Quality | null;
}

const off: PhoneState = { status: 'off', microphone: null, echo: false, quality: null };
/** For the connection to be made. */
const patienceMs = 2000;
/** A page that is just being loaded again comes first; only then another one takes its place. */
const courtesyMs = 3000;
const afterwardsMs = 300;
const qualityMs = 2000;

let state = off;
let running = false;
let track: MediaStreamTrack | null = null;
let connection: SoundConnection | null = null;
let opening = false;
let openedAt = 0;
let courtesy = 0;
let reader = new QualityReader();
const listeners = new Set<() => void>();

function change(part: Partial<PhoneState>): void {
  state = { ...state, ...part };
  listeners.forEach((l) => l());
}

/** Makes this page the telephone, unless another one is. */
export function startPhone(): () => void {
  running = true;
  change({ status: 'starting' });
  const worker = new Worker(new URL('./beat.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = () => void beat();
  const forget = onLive(follow);
  const quality = setInterval(() => void readQuality(), qualityMs);
  navigator.mediaDevices?.addEventListener('devicechange', onDevices);
  void route(speaker, 'speaker');
  window.addEventListener('pagehide', announceReturn);
  const early = takeEarlyLine();
  void plugIn(early?.microphone);
  void open(false, early ?? undefined);
  return () => {
    running = false;
    window.removeEventListener('pagehide', announceReturn);
    worker.terminate();
    forget();
    clearInterval(quality);
    clearTimeout(courtesy);
    courtesy = 0;
    navigator.mediaDevices?.removeEventListener('devicechange', onDevices);
    void ask('ClosePhone', instance).catch(() => {});
    hangUpLine();
    track?.stop();
    track = null;
    change(off);
  };
}

/** This page is the telephone from now on, whichever was. */
export function takeOver(): void {
  void (isLive(track) ? Promise.resolve() : plugIn()).then(() => open(true));
}

/** The microphone once more: it was chosen anew, allowed, or plugged in. */
export async function plugIn(opening = openMicrophone()): Promise<void> {
  try {
    const fresh = await opening;
    const before = track;
    track = fresh;
    track.onended = () => {
      change({ microphone: 'missing' });
      void plugIn();
    };
    await connection?.use(fresh);
    if (before) {
      before.onended = null;
      before.stop();
    }
    change({ microphone: null });
    follow();
  } catch (error) {
    change({ microphone: troubleOf(error) });
  }
}

export function setEcho(echo: boolean): void {
  change({ echo });
  void ask('EchoPhone', instance, echo).catch(() => {});
}

/** Picks up, or turns away, what rings and is no offer of a queue. */
export function answer(accept: boolean): void {
  void ask('AnswerPhone', instance, accept).catch(() => {});
}

export function routeSpeaker(): void {
  void route(speaker, 'speaker');
}

export function currentTrack(): MediaStreamTrack | null {
  return track;
}

export function usePhone(): PhoneState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

/** What the server says of the telephone: it is here, elsewhere, nowhere, or here and not heard. */
function follow(): void {
  const { connected, phone } = liveNow();
  if (!running || !connected || phone === undefined || opening) {
    return;
  }
  if (phone?.instance === instance) {
    if (phone.trouble === 'noSound' && !connection?.connected && Date.now() - openedAt > patienceMs) {
      void open(false);
    }
  } else if (phone?.instance) {
    clearTimeout(courtesy);
    courtesy = 0;
    settle('elsewhere');
  } else if (state.status === 'elsewhere') {
    courtesy ||= window.setTimeout(() => {
      courtesy = 0;
      void open(false);
    }, courtesyMs);
  } else if (connection?.connected) {
    void beat(); // the line was down for a moment, the sound was not
  } else if (Date.now() - openedAt > patienceMs) {
    void open(false);
  }
}

async function open(force: boolean, line?: Line): Promise<void> {
  if (!running || opening) {
    return;
  }
  opening = true;
  const { connection: fresh, opened } = line ?? openLine(track, force);
  fresh.onlost = () => void reopen(fresh);
  try {
    await opened;
    if (!running) {
      fresh.close();
      return;
    }
    if (track) {
      await fresh.use(track);
    }
    connection?.close();
    connection = fresh;
    openedAt = Date.now();
    reader = new QualityReader();
    change({ status: 'ready', echo: false });
    void beat(); // the server knows at once by which connection the page comes and goes
  } catch (error) {
    fresh.close();
    if (error instanceof Problem && error.status !== 0) {
      settle(error.code === 'elsewhere' ? 'elsewhere' : 'failed');
    }
  } finally {
    opening = false;
  }
}

async function reopen(lost: SoundConnection): Promise<void> {
  // perhaps another page has taken over, and that is about to be told
  await new Promise((resolve) => setTimeout(resolve, afterwardsMs));
  if (lost === connection && liveNow().connected) {
    await open(false);
  }
}

function settle(status: 'elsewhere' | 'failed'): void {
  hangUpLine();
  change({ status, quality: null, echo: false });
}

function hangUpLine(): void {
  connection?.close();
  connection = null;
}

async function beat(): Promise<void> {
  if (connection === null || !liveNow().connected) {
    return;
  }
  const mine = await ask<boolean>('BeatPhone', instance, isLive(track)).catch(() => null);
  const holder = liveNow().phone?.instance;
  if (mine === false && running && !opening && (!holder || holder === instance)) {
    await open(false);
  }
}

async function readQuality(): Promise<void> {
  const quality = connection?.connected ? reader.read(await connection.stats()) : null;
  change({ quality });
}

function onDevices(): void {
  void route(speaker, 'speaker');
  if (track === null || !isLive(track)) {
    void plugIn();
  }
}
