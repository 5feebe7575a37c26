import { FundProjectionScreenOutlined } from '@ant-design/icons';
import { Button, Card, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useLive, useStale } from '../api/live';
import { Page } from '../common/Page';
import { Parked } from '../desk/Parked';
import { useTexts } from '../i18n';
import { go } from '../shell/route';
import { AgentTable } from './AgentTable';
import { ObservationBar } from './ObservationBar';
import { QueueTable } from './QueueTable';
import { StaffingTable } from './StaffingTable';
import { Totals } from './Totals';
import { WaitingDrawer } from './WaitingDrawer';

const Charts = lazy(() => import('./Charts'));

/** The supervisor's first screen: pushed by the server, greyed as soon as it may no longer be true. */
export default function LivePage() {
  const t = useTexts();
  const { figures } = useLive();
  const stale = useStale();
  const [queue, setQueue] = useState<string | null>(null);
  return (
    <Page
      title={t('menu.live')}
      actions={
        <Button icon={<FundProjectionScreenOutlined />} onClick={() => go('wall')}>
          {t('live.wall')}
        </Button>
      }
    >
      {figures ? (
        <div className={stale ? 'stale' : ''}>
          <ObservationBar figures={figures} />
          <Totals figures={figures} />
          <Card title={t('live.queues')} className="flush">
            <QueueTable figures={figures} onWaiting={setQueue} />
          </Card>
          <Parked canPickUp={false} />
          <StaffingTable />
          <div className="live-grid">
            <Card title={t('live.agents')} className="flush">
              <AgentTable agents={figures.agents} />
            </Card>
            <Suspense fallback={<Skeleton active />}>
              <Charts figures={figures} />
            </Suspense>
          </div>
          <WaitingDrawer queue={queue} queues={figures.queues.map((q) => q.name)} onClose={() => setQueue(null)} />
        </div>
      ) : (
        <Skeleton active />
      )}
    </Page>
  );
}
