import type { Call } from '../api/types';
import { usePersonName } from '../common/personNames';
import { useTexts } from '../i18n';

interface Quality {
  lossPercent: number;
  jitterMs: number;
  roundTripMs?: number | null;
  mos: number;
  codec?: string | null;
  theirLossPercent?: number | null;
  theirMos?: number | null;
  protection?: string | null;
}

/** How each party sounded, in plain words; nothing when nobody was heard. */
export function CallSound({ call }: { call: Call }) {
  const t = useTexts();
  const parties = [...qualities(call, usePersonName())];
  if (parties.length === 0) {
    return null;
  }
  return (
    <section className="call-sound">
      <h2>{t('call.sound')}</h2>
      {parties.map(([who, q]) => (
        <p key={who}>
          {who}: <strong>{t.word('soundQuality', word(q.mos))}</strong>{' '}
          <span className="hint figures">
            {[
              t('sound.score', { mos: q.mos.toFixed(1) }),
              q.codec,
              t('sound.loss', { n: String(q.lossPercent) }),
              t('sound.jitter', { n: String(Math.round(q.jitterMs)) }),
              q.roundTripMs == null ? null : t('sound.trip', { n: String(Math.round(q.roundTripMs)) }),
              q.theirLossPercent ? t('sound.theirLoss', { n: String(q.theirLossPercent) }) : null,
              q.theirMos == null ? null : t('sound.theirScore', { mos: q.theirMos.toFixed(1) }),
              q.protection ? t('sound.encrypted', { how: q.protection }) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
      ))}
    </section>
  );
}

/** The last word on each party: the caller's stands in the call's end. */
function qualities(call: Call, personName: (user: string) => string): Map<string, Quality> {
  const parties = new Map<string, Quality>();
  for (const e of call.events ?? []) {
    const quality = e.quality as Quality | null | undefined;
    if (quality && e.type === 'ended') {
      parties.set(call.direction === 'outbound' ? call.to : call.from, quality);
    } else if (quality && e.type === 'left' && e.role !== 'caller') {
      parties.set(e.agent ? personName(String(e.agent)) : String(e.number), quality);
    }
  }
  return parties;
}

/** Users satisfied, some dissatisfied, many dissatisfied, nearly all dissatisfied (ITU-T G.107 annex B). */
function word(mos: number): 'good' | 'fair' | 'poor' | 'bad' {
  return mos >= 4 ? 'good' : mos >= 3.6 ? 'fair' : mos >= 3.1 ? 'poor' : 'bad';
}
