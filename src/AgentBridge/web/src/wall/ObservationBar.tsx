import { Button, Segmented } from 'antd';
import { http } from '../api/http';
import type { ObservationMode } from '../api/supervision';
import type { Figures } from '../api/types';
import { Age } from '../common/Age';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';
import { useSession } from '../shell/session';
import { addressOf, modes } from './Supervise';

/** The call that this supervisor is in: who hears the supervisor, and the ways on and out. */
export function ObservationBar({ figures }: { figures: Figures }) {
  const t = useTexts();
  const { user } = useSession();
  const { busy, run } = useDo();
  const mine = figures.observations.find((o) => o.supervisor === user);
  if (!mine) {
    return null;
  }
  const name = figures.agents.find((a) => a.user === mine.agent)?.name ?? mine.agent;
  return (
    <section className="observation-bar" aria-label={t('observe.bar', { name })}>
      <strong>{t(mine.joined ? 'observe.bar' : 'observe.pickUp', { name })}</strong> <Age since={mine.since} />
      <Segmented<ObservationMode>
        aria-label={t('observe.mode')}
        value={mine.mode}
        disabled={busy}
        options={modes.map((m) => ({ value: m, label: t.word('observe', m) }))}
        onChange={(m) => void run(() => http.post(`calls/${mine.callId}/${addressOf[m]}`, {}))}
      />
      <Button danger loading={busy} onClick={() => void run(() => http.post('supervision/leave', {}))}>
        {t('observe.leave')}
      </Button>
    </section>
  );
}
