import { InfoCircleOutlined } from '@ant-design/icons';
import { Card, Table, Tooltip } from 'antd';
import { useLive } from '../api/live';
import type { QueueStaffing } from '../api/types';
import { duration, percent } from '../common/format';
import { useQueueName } from '../common/queueNames';
import { useTexts } from '../i18n';
import { grade } from './sums';

/** How many agents each queue needs as things are now, and what one more or fewer would do. */
export function StaffingTable() {
  const t = useTexts();
  const queueName = useQueueName();
  const { staffing } = useLive();
  if (staffing.length === 0) {
    return null;
  }
  const seconds = (value: number | null) => <span className="figures">{value === null ? '–' : duration(value)}</span>;
  const level = (value: number | null, s: QueueStaffing) => <span className={`figures level-text ${grade(value, s.share)}`}>{percent(value)}</span>;
  return (
    <Card
      className="flush below"
      title={<>{t('live.staffing')} <Tooltip title={t('live.staffingHint')}><InfoCircleOutlined tabIndex={0} aria-label={t('live.staffingHint')} /></Tooltip></>}
    >
      <div className="scrolls" role="region" aria-label={t('live.staffing')} tabIndex={0}>
        <Table<QueueStaffing>
          size="small"
          rowKey="queue"
          dataSource={staffing}
          pagination={false}
          columns={[
            { title: t('common.queue'), render: (_, s) => <b className="queue-name">{queueName(s.queue)}</b> },
            { title: t('live.perHour'), align: 'right', render: (_, s) => <span className="figures">{Math.round(s.callsPerHour)}</span> },
            { title: t('live.handling'), align: 'right', render: (_, s) => seconds(s.handleSeconds) },
            { title: t('live.patience'), align: 'right', render: (_, s) => seconds(s.patienceSeconds) },
            { title: t('live.atWork'), align: 'right', render: (_, s) => <span className="figures">{s.agents}</span> },
            {
              title: t('live.needed'),
              align: 'right',
              render: (_, s) => <b className={`figures ${s.needed !== null && s.needed > Math.round(s.agents) ? 'alarm-text' : ''}`}>{s.needed ?? '–'}</b>,
            },
            { title: t('live.expected'), align: 'right', render: (_, s) => level(s.expected, s) },
            { title: t('live.oneMore'), align: 'right', render: (_, s) => level(s.oneMore, s) },
            { title: t('live.oneFewer'), align: 'right', render: (_, s) => level(s.oneFewer, s) },
          ]}
        />
      </div>
    </Card>
  );
}
