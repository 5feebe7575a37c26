import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled, ReloadOutlined } from '@ant-design/icons';
import { Button, Card, Skeleton } from 'antd';
import { useEffect } from 'react';
import { Problem } from '../api/http';
import type { Health } from '../api/types';
import { Page, Trouble } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { useRole } from '../shell/session';
import { SipTraceCard } from './SipTraceCard';

const marks = { ok: <CheckCircleFilled />, degraded: <ExclamationCircleFilled />, down: <CloseCircleFilled /> };

/** 503 is an answer too: it names the part that is down. */
async function load(): Promise<Health> {
  const answer = await fetch('/health/ready').catch(() => {
    throw new Problem(0, 'offline', '');
  });
  return (await answer.json()) as Health;
}

export default function HealthPage() {
  const t = useTexts();
  const admin = useRole('admin');
  const health = useLoad('', load);
  const { reload } = health;
  useEffect(() => {
    const timer = setInterval(() => void reload(), 10_000);
    return () => clearInterval(timer);
  }, [reload]);
  return (
    <Page
      title={t('menu.health')}
      actions={<Button icon={<ReloadOutlined />} onClick={() => void reload()} loading={health.loading} aria-label={t('common.reload')} />}
    >
      <Trouble error={health.error} retry={() => void reload()} />
      {health.data ? (
        <div className="health">
          {health.data.parts.map((p) => (
            <Card key={p.name} className={`health-part ${p.state}`}>
              <div className="health-head">
                {marks[p.state]} <b>{t.word('part', p.name)}</b> <span>{t.word('partState', p.state)}</span>
              </div>
              {p.lines.map((line, i) => (
                <p key={i} className="hint">{t.health(line)}</p>
              ))}
            </Card>
          ))}
        </div>
      ) : health.error ? null : (
        <Skeleton active />
      )}
      {admin ? <SipTraceCard /> : null}
    </Page>
  );
}
