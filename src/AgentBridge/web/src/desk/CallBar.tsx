import { PauseOutlined, PhoneFilled, PhoneOutlined, PlayCircleOutlined, SwapOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import { setView } from '../api/live';
import type { AgentView, ScreenPop } from '../api/types';
import { Age } from '../common/Age';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';
import { TransferDialog } from './TransferDialog';

/** Who calls, for how long, and the keys of the telephone. */
export function CallBar({ view, pop, name }: { view: AgentView; pop: ScreenPop; name: string | null | undefined }) {
  const t = useTexts();
  const { busy, run } = useDo();
  const [transferring, setTransferring] = useState(false);
  const command = (what: string, body: object = {}) => run(async () => setView(await http.post<AgentView | undefined>(`desk/${what}`, body)));
  const lease = { lease: view.lease ?? pop.lease };
  return (
    <div className={`call-bar ${view.state}`} aria-live="polite">
      <div className="call-who">
        <strong>{name ?? t('pop.unknown')}</strong>
        <span className="figures">{pop.from}</span>
      </div>
      <div className="call-state">
        <span>{view.held ? t('call.onHold') : t.word('state', view.state)}</span>
        <Age since={view.since} className="call-time" />
        <span className="call-queue">{t('pop.queue', { queue: pop.queue })}</span>
      </div>
      <Space wrap>
        {view.state === 'offered' ? (
          <>
            <Button className="accept" size="large" icon={<PhoneFilled />} loading={busy} onClick={() => void command('accept', lease)} autoFocus>
              {t('call.accept')}
            </Button>
            <Button size="large" icon={<CloseOutlined />} disabled={busy} onClick={() => void command('reject', lease)}>
              {t('call.reject')}
            </Button>
          </>
        ) : null}
        {view.state === 'onCall' ? (
          <>
            <Button
              size="large"
              icon={view.held ? <PlayCircleOutlined /> : <PauseOutlined />}
              disabled={busy}
              onClick={() => void command(view.held ? 'resume' : 'hold')}
            >
              {t(view.held ? 'call.resume' : 'call.hold')}
            </Button>
            <Button size="large" icon={<SwapOutlined />} disabled={busy} onClick={() => setTransferring(true)}>
              {t('call.transfer')}
            </Button>
            <Button size="large" danger type="primary" icon={<PhoneOutlined rotate={225} />} disabled={busy} onClick={() => void command('hangup')}>
              {t('call.hangUp')}
            </Button>
          </>
        ) : null}
      </Space>
      <TransferDialog
        open={transferring}
        except={pop.queue}
        busy={busy}
        onClose={() => setTransferring(false)}
        onTransfer={(to) => void command('transfer', to).then(() => setTransferring(false))}
      />
    </div>
  );
}
