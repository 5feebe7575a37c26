import { PauseOutlined, PlayCircleOutlined, StopOutlined } from '@ant-design/icons';
import { Button, Card, Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import { useLive } from '../api/live';
import { Page, Shown } from '../common/Page';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { go, usePath } from '../shell/route';
import { CampaignForm } from './CampaignForm';
import { CampaignStateTag } from './CampaignStateTag';
import { LeadsTab } from './LeadsTab';
import { LiveTab } from './LiveTab';
import { OutcomesTab } from './OutcomesTab';
import { StartDialog } from './StartDialog';
import type { Campaign, CampaignState } from './types';

/** One campaign: what it does now, its list, its results, its settings. */
export function CampaignDetail({ id }: { id: string }) {
  const t = useTexts();
  const tab = usePath()[2] ?? 'live';
  const { busy, run } = useDo();
  const [starting, setStarting] = useState(false);
  const campaign = useLoad(id, () => http.get<Campaign>(`campaigns/${id}`));
  const live = useLive().campaigns.find((c) => c.campaign === id);
  const state = live?.state ?? campaign.data?.state;
  const set = async (to: CampaignState) => {
    const after = await run(() => http.put<Campaign>(`campaigns/${id}/state`, { state: to }));
    if (after) {
      setStarting(false);
      void campaign.reload();
    }
  };
  return (
    <Page
      title={
        <>
          {campaign.data?.name ?? t('menu.campaigns')} {state ? <CampaignStateTag state={state} /> : null}
        </>
      }
      actions={
        <>
          <Button onClick={() => go('campaigns')}>{t('campaign.all')}</Button>
          {state === 'running' ? (
            <Button icon={<PauseOutlined />} loading={busy} onClick={() => void set('paused')}>{t('campaign.pause')}</Button>
          ) : (
            <Button type="primary" icon={<PlayCircleOutlined />} disabled={!campaign.data} onClick={() => setStarting(true)}>{t('campaign.start')}</Button>
          )}
          {state && state !== 'stopped' ? (
            <Button icon={<StopOutlined />} loading={busy} onClick={() => void set('stopped')}>{t('campaign.stop')}</Button>
          ) : null}
        </>
      }
    >
      <Shown of={campaign}>
        {campaign.data ? (
          <Tabs
            activeKey={tab}
            onChange={(key) => go('campaigns', id, key)}
            destroyOnHidden
            items={[
              { key: 'live', label: t('campaign.live'), children: <LiveTab campaign={campaign.data} live={live} /> },
              { key: 'leads', label: t('campaign.leads'), children: <LeadsTab campaign={campaign.data} onImported={() => void campaign.reload()} /> },
              { key: 'outcomes', label: t('campaign.outcomes'), children: <OutcomesTab campaign={campaign.data} /> },
              {
                key: 'settings',
                label: t('campaign.settings'),
                children: <Card className="narrow"><CampaignForm campaign={campaign.data} onSaved={campaign.set} /></Card>,
              },
            ]}
          />
        ) : (
          <Skeleton active />
        )}
      </Shown>
      <StartDialog id={id} open={starting} busy={busy} onClose={() => setStarting(false)} onStart={() => void set('running')} />
    </Page>
  );
}
