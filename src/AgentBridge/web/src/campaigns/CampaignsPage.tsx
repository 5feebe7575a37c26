import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Progress, Table } from 'antd';
import { http } from '../api/http';
import { Side } from '../common/Closing';
import { Nothing, Page, Shown } from '../common/Page';
import { useQueueName } from '../common/queueNames';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { go, usePath } from '../shell/route';
import { CampaignDetail } from './CampaignDetail';
import { CampaignForm } from './CampaignForm';
import { CampaignStateTag } from './CampaignStateTag';
import { policyName } from './policyName';
import type { Campaign } from './types';

/** All campaigns, or one of them. */
export default function CampaignsPage() {
  const [, selected] = usePath();
  return selected && selected !== '+' ? <CampaignDetail key={selected} id={selected} /> : <CampaignList adding={selected === '+'} />;
}

function CampaignList({ adding }: { adding: boolean }) {
  const t = useTexts();
  const queueName = useQueueName();
  const campaigns = useLoad('', () => http.get<Campaign[]>('campaigns'));
  return (
    <Page
      title={t('menu.campaigns')}
      actions={
        <>
          <Button onClick={() => go('donotcall')}>{t('doNotCall.title')}</Button>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => go('campaigns', '+')}>
            {t('campaign.add')}
          </Button>
        </>
      }
    >
      <Shown of={campaigns}>
        <Card className="flush">
          <Table<Campaign>
            size="small"
            rowKey="id"
            loading={campaigns.loading && !campaigns.data}
            dataSource={campaigns.data}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            onRow={(c) => ({ onClick: () => go('campaigns', c.id), className: 'clickable' })}
            locale={{ emptyText: <Nothing>{t('campaign.none')}</Nothing> }}
            columns={[
              { title: t('campaign.name'), render: (_, c) => <a href={`#/campaigns/${c.id}`}>{c.name}</a> },
              { title: t('common.state'), render: (_, c) => <CampaignStateTag state={c.state} /> },
              { title: t('common.queue'), render: (_, c) => queueName(c.queue) },
              { title: t('campaign.mode'), render: (_, c) => t.word('pacing', c.mode) },
              { title: t('campaign.policy'), render: (_, c) => policyName(t, { name: c.policy, title: c.policy }) },
              { title: t('campaign.progress'), width: 220, render: (_, c) => <Done campaign={c} /> },
            ]}
          />
        </Card>
      </Shown>
      <Side size={640} open={adding} onClose={() => go('campaigns')} title={t('campaign.add')}>
        <CampaignForm campaign={undefined} onSaved={(c) => go('campaigns', c.id)} />
      </Side>
    </Page>
  );
}

function Done({ campaign: { leads } }: { campaign: Campaign }) {
  const t = useTexts();
  const all = leads?.all ?? 0;
  const over = (leads?.done ?? 0) + (leads?.skipped ?? 0);
  return all === 0 ? (
    <span className="hint">{t('campaign.noLeads')}</span>
  ) : (
    <>
      <Progress percent={Math.round((100 * over) / all)} size="small" showInfo={false} aria-label={t('campaign.progress')} />
      <span className="hint figures">{t('campaign.doneOf', { n: over, all })}</span>
    </>
  );
}
