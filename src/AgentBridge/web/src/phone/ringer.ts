import { useEffect } from 'react';
import { liveNow, useLive } from '../api/live';
import { numberText } from '../common/Num';
import { useTexts } from '../i18n';
import { route } from './devices';
import { instance } from './line';
import { usePhone } from './phone';

/** Two tones together, on and off: the ring of a telephone, and a short beep before a call that is answered by itself. */
class Ringer {
  private readonly speaker = new Audio();
  private context: AudioContext | null = null;
  private output: MediaStreamAudioDestinationNode | null = null;
  private timer = 0;

  start(): void {
    if (this.timer) {
      return;
    }
    const ring = () => this.sound([440, 480], [0, 1], 0.25);
    this.timer = window.setInterval(ring, 3000);
    ring();
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = 0;
    void this.context?.close();
    this.context = null;
  }

  beep(): void {
    this.sound([1000], [0, 0.15], 0.2);
    this.sound([1400], [0.2, 0.35], 0.2);
  }

  private sound(frequencies: number[], [from, to]: [number, number], volume: number): void {
    const context = (this.context ??= this.opened());
    const gain = context.createGain();
    const begin = context.currentTime + from;
    const end = context.currentTime + to;
    gain.gain.setValueAtTime(0, begin);
    gain.gain.linearRampToValueAtTime(volume, begin + 0.02);
    gain.gain.setValueAtTime(volume, end - 0.04);
    gain.gain.linearRampToValueAtTime(0, end);
    gain.connect(this.output!);
    for (const frequency of frequencies) {
      const tone = context.createOscillator();
      tone.frequency.value = frequency;
      tone.connect(gain);
      tone.start(begin);
      tone.stop(end);
    }
  }

  private opened(): AudioContext {
    const context = new AudioContext();
    this.output = context.createMediaStreamDestination();
    this.speaker.srcObject = this.output.stream;
    void route(this.speaker, 'ringer').then(() => this.speaker.play().catch(() => {}));
    void context.resume();
    return context;
  }
}

export const ringer = new Ringer();

/** Rings while something is offered: sound, the page's title, and a notice of the system when the page is not in front. */
export function useRinger(): void {
  const t = useTexts();
  const { view, phone } = useLive();
  const { status } = usePhone();
  const here = status === 'ready' && phone?.instance === instance;
  const offered = view?.state === 'offered' ? view : null;
  const caller = offered?.pop ? (offered.pop.callerName ?? numberText(t, offered.pop.number)) : (phone?.ringing?.name ?? phone?.ringing?.number ?? null);
  const rings = here && caller !== null && (offered ? !offered.accepted : phone?.ringing != null);
  const lease = offered?.lease ?? null;
  const byItself = here && offered?.accepted === true;

  useEffect(() => {
    if (!rings) {
      return;
    }
    const title = document.title;
    document.title = t('phone.rings', { caller: caller ?? '' });
    ringer.start();
    const notice = notify(t('phone.rings', { caller: caller ?? '' }));
    return () => {
      document.title = title;
      ringer.stop();
      notice?.close();
    };
  }, [rings, caller, t]);

  // accepted without having rung: the queue's calls are answered by themselves
  useEffect(() => {
    if (byItself && lease !== null && lease !== lastRung) {
      lastRung = lease;
      ringer.beep();
    }
  }, [byItself, lease]);
  useEffect(() => {
    if (rings) {
      lastRung = liveNow().view?.lease ?? null;
    }
  }, [rings]);
}

let lastRung: number | null = null;

function notify(text: string): Notification | null {
  if (!('Notification' in window) || Notification.permission !== 'granted' || document.visibilityState === 'visible') {
    return null;
  }
  const notice = new Notification(text, { tag: 'call', requireInteraction: true });
  notice.onclick = () => window.focus();
  return notice;
}
