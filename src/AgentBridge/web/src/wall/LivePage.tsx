import { FundProjectionScreenOutlined } from '@ant-design/icons';
import { Button, Card, Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { useLive, useStale } from '../api/live';
import { Page } from '../common/Page';
import { useTexts } from '../i18n';
import { go } from '../shell/route';
import { AgentTable } from './AgentTable';
import { QueueTable } from './QueueTable';
import { StaffingTable } from './StaffingTable';
import { Totals } from './Totals';

const Charts = lazy(() => import('./Charts'));

/** The supervisor's first screen: pushed by the server, greyed as soon as it may no longer be true. */
export default function LivePage() {
  const t = useTexts();
  const { figures } = useLive();
  const stale = useStale();
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
          <Totals figures={figures} />
          <Card title={t('live.queues')} className="flush">
            <QueueTable figures={figures} />
          </Card>
          <StaffingTable />
          <div className="live-grid">
            <Card title={t('live.agents')} className="flush">
              <AgentTable agents={figures.agents} />
            </Card>
            <Suspense fallback={<Skeleton active />}>
              <Charts figures={figures} />
            </Suspense>
          </div>
        </div>
      ) : (
        <Skeleton active />
      )}
    </Page>
  );
}
