import { PauseOutlined, PlayCircleOutlined, StopOutlined } from '@ant-design/icons';
import { Button, Card, Skeleton, Space } from 'antd';
import { useEffect, useState } from 'react';
import { http, query } from '../api/http';
import { Dialog } from '../common/Closing';
import { EraseButton } from '../common/EraseButton';
import { Shown, Trouble } from '../common/Page';
import { Sure } from '../common/Popup';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { go } from '../shell/route';
import { CircularPeople } from './CircularPeople';
import { CircularCounts, CircularStateTag } from './CircularTags';
import type { Circular, CircularState, MailDraft } from './types';

const everyMs = 5000;

/** One letter to many: its list, what one of them gets, and how far it is. */
export function CircularDetail({ id }: { id: string }) {
  const t = useTexts();
  const { busy, run } = useDo();
  const [shown, setShown] = useState<string>();
  const circular = useLoad(id, () => http.get<Circular>(`mail/circulars/${id}`));
  const { reload } = circular;
  const { state, name, template, perMinute } = circular.data?.circular ?? {};
  useEffect(() => {
    if (state !== 'running') {
      return undefined;
    }
    const timer = setInterval(() => void reload(), everyMs);
    return () => clearInterval(timer);
  }, [state, reload]);
  // a refusal means that somebody else was faster: what stands here is old
  const set = (to: CircularState) => void run(() => http.put<Circular>(`mail/circulars/${id}/state`, { state: to })).then(() => reload());
  const erase = async () => {
    if (await run(() => http.delete(`mail/circulars/${id}`).then(() => true), t('common.deleted'))) {
      go('mail', 'circulars');
    }
  };
  const waiting = circular.data?.letters.waiting ?? 0;
  return (
    <Shown of={circular}>
      {circular.data && state ? (
        <>
          <Card size="small" title={<>{name} <CircularStateTag state={state} /></>} extra={<Button size="small" onClick={() => go('mail', 'circulars')}>{t('circular.all')}</Button>}>
            <p className="hint">{t('circular.how', { template: template!, n: perMinute! })}</p>
            <p><CircularCounts letters={circular.data.letters} /></p>
            <Space wrap>
              <Button disabled={waiting === 0 && state === 'draft'} onClick={() => setShown('')}>{t('circular.preview')}</Button>
              {state === 'draft' ? (
                <Sure title={t('circular.startSure', { n: waiting })} okText={t('circular.start')} onConfirm={() => set('running')}>
                  <Button type="primary" icon={<PlayCircleOutlined />} disabled={busy || waiting === 0}>{t('circular.start')}</Button>
                </Sure>
              ) : null}
              {state === 'running' ? <Button icon={<PauseOutlined />} disabled={busy} onClick={() => set('paused')}>{t('circular.pause')}</Button> : null}
              {state === 'paused' ? <Button type="primary" icon={<PlayCircleOutlined />} disabled={busy} onClick={() => set('running')}>{t('circular.goOn')}</Button> : null}
              {state === 'running' || state === 'paused' ? (
                <Sure title={t('circular.stopSure')} okText={t('circular.stop')} onConfirm={() => set('stopped')}>
                  <Button danger icon={<StopOutlined />} disabled={busy}>{t('circular.stop')}</Button>
                </Sure>
              ) : null}
              {state === 'draft' ? (
                <EraseButton label={t('common.delete')} sure={t('circular.deleteSure', { name: name! })} busy={busy} onErase={() => void erase()} />
              ) : null}
            </Space>
          </Card>
          <CircularPeople circular={circular.data} onTaken={() => void reload()} onShow={setShown} />
          <Dialog title={t('circular.preview')} open={shown !== undefined} footer={null} onCancel={() => setShown(undefined)} width={640}>
            <Letter id={id} recipient={shown ?? ''} />
          </Dialog>
        </>
      ) : (
        <Skeleton active />
      )}
    </Shown>
  );
}

function Letter({ id, recipient }: { id: string; recipient: string }) {
  const t = useTexts();
  const letter = useLoad(`${id} ${recipient}`, () => http.get<MailDraft>(`mail/circulars/${id}/preview${query({ recipient })}`));
  return letter.data ? (
    <>
      <p>{t('mail.to')}: {letter.data.address}</p>
      <p><b>{letter.data.subject}</b></p>
      <p className="description">{letter.data.body}</p>
    </>
  ) : (
    <Trouble error={letter.error} retry={() => void letter.reload()} />
  );
}
