import { PhoneOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import { setView } from '../api/live';
import type { AgentView, Dial } from '../api/types';
import { Age } from '../common/Age';
import { useTargetName } from '../common/personNames';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';

/** The call that is being dialed: where it stands, and a key to give it up; afterwards why nobody came. */
export function DialBar({ dial }: { dial: Dial }) {
  const t = useTexts();
  const targetName = useTargetName();
  const { busy, run } = useDo();
  const [seen, setSeen] = useState<string>();
  if (dial.failed) {
    return dial.failed === 'cancelled' || seen === dial.callId ? null : (
      <Alert
        className="agent-message"
        type="warning"
        showIcon
        closable={{ onClose: () => setSeen(dial.callId) }}
        title={t('dial.failed', { to: targetName(dial.to), why: t.word('transferFailed', dial.failed) })}
      />
    );
  }
  return (
    <section className="call-bar onCall" aria-label={t('dial.title')}>
      <div className="call-who">
        <strong className="figures">{targetName(dial.to)}</strong>
      </div>
      <div className="call-state">
        <span className="call-word" role="status">{t.word('dialPhase', dial.phase)}</span>
        <Age since={dial.since} className="call-time" />
      </div>
      <div className="call-keys">
        <Button
          size="large"
          danger
          type="primary"
          icon={<PhoneOutlined rotate={225} />}
          loading={busy}
          onClick={() => void run(async () => setView(await http.post<AgentView | undefined>('desk/hangup')))}
        >
          {t('call.hangUp')}
        </Button>
      </div>
    </section>
  );
}
