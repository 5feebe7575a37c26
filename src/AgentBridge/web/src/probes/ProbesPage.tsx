import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Table } from 'antd';
import { useEffect } from 'react';
import { http } from '../api/http';
import { Side } from '../common/Closing';
import { Moment } from '../common/Moment';
import { Nothing, Page, Shown } from '../common/Page';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { go, usePath } from '../shell/route';
import { ProbeForm } from './ProbeForm';
import { ProbeRuns, RunTag } from './ProbeRuns';
import type { ProbeState } from './types';

const everyMs = 5000;

/** Callers by script: when they call, and what they heard last. */
export default function ProbesPage() {
  const t = useTexts();
  const selected = usePath()[1];
  const { busy, run } = useDo();
  const probes = useLoad('', () => http.get<ProbeState[]>('probes'));
  const { reload } = probes;
  useEffect(() => {
    const timer = setInterval(() => void reload(), everyMs);
    return () => clearInterval(timer);
  }, [reload]);
  const open = probes.data?.find((one) => one.probe.id === selected);
  const close = () => {
    void reload();
    go('probes');
  };
  return (
    <Page title={t('menu.probes')} actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => go('probes', '+')}>{t('probe.add')}</Button>}>
      <Shown of={probes}>
        <Card className="flush">
          <Table<ProbeState>
            size="small"
            rowKey={(s) => s.probe.id}
            loading={probes.loading && !probes.data}
            dataSource={probes.data}
            pagination={false}
            onRow={(s) => ({ onClick: () => go('probes', s.probe.id), className: 'clickable' })}
            locale={{ emptyText: <Nothing>{t('probe.none')}</Nothing> }}
            columns={[
              { title: t('probe.name'), render: (_, s) => <a href={`#/probes/${s.probe.id}`}>{s.probe.name}</a> },
              { title: t('probe.last'), render: (_, s) => <RunTag run={s.last} calling={s.isCalling} /> },
              { title: t('probe.at'), render: (_, s) => <Moment at={s.last?.at} /> },
              { title: t('probe.every'), render: (_, s) => (!s.probe.enabled ? t('probe.byHand') : (s.probe.cron ?? (s.probe.everyMinutes > 0 ? t('probe.minutes', { n: s.probe.everyMinutes }) : t('probe.byHand')))) },
              {
                title: '',
                align: 'right',
                render: (_, s) => (
                  <Button
                    size="small"
                    disabled={busy || s.isCalling}
                    onClick={(e) => {
                      e.stopPropagation();
                      void run(() => http.post(`probes/${s.probe.id}/call`).then(reload));
                    }}
                  >
                    {t('probe.call')}
                  </Button>
                ),
              },
            ]}
          />
        </Card>
      </Shown>
      <Side size={720} open={selected === '+' || open !== undefined} onClose={() => go('probes')} title={open?.probe.name ?? t('probe.add')}>
        {open ? <ProbeRuns id={open.probe.id} version={open.last?.id ?? ''} /> : null}
        <ProbeForm key={selected} probe={open?.probe} onDone={close} />
      </Side>
    </Page>
  );
}
