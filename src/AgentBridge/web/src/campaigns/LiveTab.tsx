import { Alert, Card, Progress, Table } from 'antd';
import type { ReactNode } from 'react';
import { http } from '../api/http';
import { useStale } from '../api/live';
import { percent } from '../common/format';
import { Nothing } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts, type Texts } from '../i18n';
import { Bars } from './Bars';
import type { Campaign, CampaignLive, WindowLive } from './types';

const share = (value: number | null) => (value === null ? '–' : `${(100 * value).toFixed(1)}%`);

/** What the dialer does now and why not more; pushed every second while it is at work. */
export function LiveTab({ campaign, live }: { campaign: Campaign; live: CampaignLive | undefined }) {
  const t = useTexts();
  const stale = useStale();
  const asked = useLoad(`${campaign.id} ${campaign.state}`, () => http.get<CampaignLive>(`campaigns/${campaign.id}/live`));
  const now = live ?? asked.data;
  if (!now) {
    return <Nothing>{t('campaign.notAtWork')}</Nothing>;
  }
  const why = reason(now, t);
  return (
    <div className={stale ? 'stale' : ''}>
      <Alert type={why.type} showIcon className="trouble" title={why.text} role="status" />
      <div className="totals">
        <Figure name={t('campaign.ringing')}>{now.ringing}</Figure>
        {campaign.mode === 'preview' ? <Figure name={t('campaign.previewing')}>{now.previewing}</Figure> : null}
        {campaign.mode === 'announcement' ? <Figure name={t('campaign.hearing')}>{now.waiting}</Figure> : <Figure name={t('campaign.waiting')} alarm={now.waiting > 0}>{now.waiting}</Figure>}
        <Figure name={t('campaign.talking')}>{now.talking}</Figure>
        <Figure name={t('campaign.idle')}>{now.idle}</Figure>
        <Figure name={t('campaign.busy')}>{now.busy}</Figure>
        <Figure name={t('campaign.linesPerAgent')}>{now.idle > 0 ? (now.ringing / now.idle).toFixed(1) : '–'}</Figure>
      </div>
      <div className="campaign-grid">
        <Card title={t('campaign.pacing')}>
          <p>
            {t.word('pacing', now.mode)}
            {now.mode === campaign.mode ? null : <span className="hint"> · {t('campaign.heldBack', { mode: t.word('pacing', campaign.mode) })}</span>}
          </p>
          {now.risk === null || now.riskLimit === null ? null : (
            <>
              <Progress percent={Math.min(100, (100 * now.risk) / now.riskLimit)} format={() => share(now.risk)} aria-label={t('campaign.risk')} />
              <p className="hint">{t('campaign.riskMeans', { limit: share(now.riskLimit) })}</p>
            </>
          )}
          <p>{t('campaign.answerRate', { n: percent(now.answerRate) })}</p>
        </Card>
        <Card title={t('campaign.abandonment')} className="flush">
          <Table<WindowLive>
            size="small"
            rowKey="hours"
            pagination={false}
            dataSource={now.windows}
            locale={{ emptyText: <Nothing>{t('campaign.noAnswers')}</Nothing> }}
            columns={[
              { title: t('campaign.window'), render: (_, w) => (w.hours % 24 === 0 && w.hours > 24 ? t('campaign.days', { n: w.hours / 24 }) : t('campaign.hours', { n: w.hours })) },
              { title: t('campaign.answered'), align: 'right', render: (_, w) => <span className="figures">{w.answered}</span> },
              { title: t('campaign.abandoned'), align: 'right', render: (_, w) => <span className="figures">{w.abandoned}</span> },
              { title: t('campaign.rate'), align: 'right', render: (_, w) => <b className={`figures ${w.rate > w.limit ? 'alarm-text' : ''}`}>{share(w.rate)}</b> },
              { title: t('campaign.limit'), align: 'right', render: (_, w) => <span className="figures">{share(w.limit)}</span> },
            ]}
          />
        </Card>
        <Card title={t('campaign.list')}>
          <p className="figures">
            {t('campaign.listStands', { waiting: now.leads.waiting, dialing: now.leads.dialing, done: now.leads.done, skipped: now.leads.skipped })}
          </p>
          <Bars bars={now.leads.bars} />
        </Card>
      </div>
    </div>
  );
}

function reason(now: CampaignLive, t: Texts): { type: 'success' | 'info' | 'warning' | 'error'; text: string } {
  if (now.state !== 'running') {
    return { type: 'info', text: t(now.ringing + now.talking > 0 ? 'campaign.runsOut' : 'campaign.dialsNothing') };
  }
  if (now.bar) {
    return { type: 'error', text: t.word('dialBar', now.bar) };
  }
  if (now.listIsEmpty) {
    return { type: 'info', text: t('campaign.listEmpty') };
  }
  if (now.mode === 'preview') {
    return { type: 'success', text: t('campaign.agentsChoose', { n: now.previewing }) };
  }
  return now.why ? { type: now.why === 'budgetSpent' ? 'warning' : 'success', text: t.word('pacingReason', now.why) } : { type: 'info', text: t('campaign.begins') };
}

function Figure({ name, alarm, children }: { name: string; alarm?: boolean; children: ReactNode }) {
  return (
    <div className={`total ${alarm ? 'alarm' : ''}`}>
      <span>{name}</span>
      <b className="figures">{children}</b>
    </div>
  );
}
