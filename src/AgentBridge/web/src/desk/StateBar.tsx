import { CheckCircleFilled, DownOutlined, PhoneOutlined, WarningFilled } from '@ant-design/icons';
import { Button, Space, Tooltip } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import { setView, useLive } from '../api/live';
import type { AgentState, AgentView, Telephone } from '../api/types';
import { Age } from '../common/Age';
import { AxesTag } from '../common/AxesTag';
import { Pulldown } from '../common/Popup';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';
import { DialDialog } from './DialDialog';
import { useShortcuts } from '../shell/shortcuts';
import { settleDraft } from './draft';

export const reasons = ['break', 'lunch', 'training', 'meeting', 'paperwork'];

/** The agent's own state, on every page: what it is, for how long, and the switch. */
export function StateBar({ user, telephone }: { user: string; telephone: Telephone }) {
  const t = useTexts();
  const { view } = useLive();
  const { busy, run } = useDo();
  const [dialing, setDialing] = useState(false);
  const set = (state: AgentState, reason?: string) =>
    void run(async () => {
      // the state may end a wrap-up, and with it goes the note as the server has it
      await settleDraft();
      setView(await http.put<AgentView | undefined>(`agents/${user}/state`, { state, reason }));
    });

  const [choosing, setChoosing] = useState(false);
  const working = view !== null && view.state !== 'signedOut';
  useShortcuts(
    working
      ? [
          { key: 'y', text: 'desk.goReady', run: () => (view.state === 'ready' || view.state === 'offered' ? undefined : set('ready')) },
          { key: 'n', text: 'desk.pause', run: () => setChoosing(view.state !== 'offered') },
        ]
      : [{ key: 'y', text: 'desk.startWork', run: () => set('notReady', 'paperwork') }],
  );

  if (!view || view.state === 'signedOut') {
    return (
      <Button type="primary" loading={busy} onClick={() => set('notReady', 'paperwork')}>
        {t('desk.startWork')}
      </Button>
    );
  }

  const ready = view.state === 'ready';
  return (
    <Space size={[12, 4]} wrap className="state-bar">
      <AxesTag {...view} />
      <Age since={view.since} className="strong" />
      <Space.Compact>
        <Button
          type={view.state === 'notReady' ? 'primary' : 'default'}
          loading={busy}
          aria-pressed={ready}
          className={ready ? 'pressed' : ''}
          onClick={() => (ready ? undefined : set('ready'))}
          disabled={view.state === 'offered'}
        >
          {t('desk.goReady')}
        </Button>
        <Pulldown
          open={choosing}
          onOpenChange={setChoosing}
          disabled={view.state === 'offered'}
          menu={{
            items: [
              ...reasons.map((r) => ({ key: r, label: t.word('reason', r) })),
              { type: 'divider' as const },
              { key: 'signedOut', label: t('desk.endWork') },
            ],
            onClick: ({ key }) => (key === 'signedOut' ? set('signedOut') : set('notReady', key)),
          }}
        >
          <Button loading={busy}>
            {t('desk.pause')} <DownOutlined />
          </Button>
        </Pulldown>
      </Space.Compact>
      <Button icon={<PhoneOutlined />} disabled={view.state === 'offered' || (view.dial !== null && !view.dial.failed)} onClick={() => setDialing(true)}>
        {t('dial.open')}
      </Button>
      <DialDialog open={dialing} queues={view.queues} onClose={() => setDialing(false)} />
      {telephone === 'sip' ? <SipPhoneMark registered={view.phoneRegistered} /> : null}
      {view.next ? <span className="hint">{t('desk.next', { state: t.word('state', view.next) })}</span> : null}
    </Space>
  );
}

function SipPhoneMark({ registered }: { registered: boolean }) {
  const t = useTexts();
  return (
    <Tooltip placement="bottomRight" mouseEnterDelay={0.6} title={t(registered ? 'desk.phoneHint' : 'desk.noPhoneHint')}>
      <span className={`phone-mark ${registered ? 'on' : 'off'}`}>
        {registered ? <CheckCircleFilled /> : <WarningFilled />} <span className="top-word">{t(registered ? 'desk.phone' : 'desk.noPhone')}</span>
      </span>
    </Tooltip>
  );
}
