/** How a connection sounds now, in both directions; the worse one counts. */
export interface Quality {
  word: 'good' | 'fair' | 'poor';
  /** What is to blame; null when it is good. */
  why: 'loss' | 'jitter' | 'delay' | null;
  lossPercent: number;
  jitterMs: number;
  roundTripMs: number;
  /** Estimated opinion score, 1 to 4.5 (ITU-T G.107). */
  mos: number;
}

interface Counts {
  received: number;
  lost: number;
}

interface Inbound {
  type: string;
  packetsReceived?: number;
  packetsLost?: number;
  jitter?: number;
  fractionLost?: number;
  roundTripTime?: number;
}

/** The opinion that G.711 with this loss and delay gets: the E-model with its default values, as the server reckons. */
export function opinion(lossPercent: number, oneWayMs: number): number {
  const delay = 0.024 * oneWayMs + (oneWayMs > 177.3 ? 0.11 * (oneWayMs - 177.3) : 0);
  const r = Math.min(100, Math.max(0, 93.2 - delay - (95 * lossPercent) / (lossPercent + 25.1)));
  return 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6;
}

/** Reads reports one after the other; each speaks of the time since the one before. */
export class QualityReader {
  private before: Counts | null = null;

  read(report: RTCStatsReport): Quality | null {
    const all = [...report.values()] as Inbound[];
    const heard = all.find((s) => s.type === 'inbound-rtp');
    const said = all.find((s) => s.type === 'remote-inbound-rtp');
    if (!heard) {
      return null;
    }
    const now = { received: heard.packetsReceived ?? 0, lost: heard.packetsLost ?? 0 };
    const before = this.before ?? now;
    this.before = now;
    const lost = Math.max(0, now.lost - before.lost);
    const expected = lost + Math.max(0, now.received - before.received);
    const lossPercent = Math.max(expected > 0 ? (100 * lost) / expected : 0, 100 * (said?.fractionLost ?? 0));
    const jitterMs = 1000 * Math.max(heard.jitter ?? 0, said?.jitter ?? 0);
    const roundTripMs = 1000 * (said?.roundTripTime ?? 0);
    const mos = opinion(lossPercent, 60 + roundTripMs / 2 + 2 * jitterMs);
    const word = mos >= 4 ? 'good' : mos >= 3.5 ? 'fair' : 'poor';
    const why = word === 'good' ? null : lossPercent >= 1 ? 'loss' : jitterMs >= 30 ? 'jitter' : 'delay';
    return { word, why, lossPercent, jitterMs, roundTripMs, mos };
  }
}
