import { Card, Descriptions, Skeleton, Table, Tag } from 'antd';
import { http } from '../api/http';
import type { Limits, LimitTrade } from '../api/knowledge';
import { Nothing, Trouble } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';

const share = (n: number) => `${(n * 100).toFixed(1)}%`;

/** The limits in force and what they cost: more spoken answers mean more wrong ones. */
export function LimitsView() {
  const t = useTexts();
  const limits = useLoad('', () => http.get<Limits[]>('knowledge/limits'));
  if (!limits.data) {
    return limits.error ? <Trouble error={limits.error} retry={limits.reload} /> : <Skeleton active />;
  }
  return (
    <>
      <p className="hint">{t('limits.hint')}</p>
      {limits.data.length === 0 ? <Nothing>{t('limits.none')}</Nothing> : null}
      <div className="limits">
        {limits.data.map((l) => (
          <Card key={l.language} title={t.word('language', l.language)} extra={<Tag>{t(l.fromSettings ? 'limits.fixed' : 'limits.found')}</Tag>}>
            <Descriptions size="small" column={3} className="facts">
              <Descriptions.Item label={t('limits.speakAt')}><b className="figures">{l.speakAt.toFixed(3)}</b></Descriptions.Item>
              <Descriptions.Item label={t('limits.margin')}><b className="figures">{l.margin.toFixed(3)}</b></Descriptions.Item>
              <Descriptions.Item label={t('limits.offerAt')}><b className="figures">{l.offerAt.toFixed(3)}</b></Descriptions.Item>
            </Descriptions>
            <h2 className="part-head">{t('limits.promise', { n: l.questions })}</h2>
            <Promised limits={l} />
            <Callers limits={l} />
            <Others limits={l} />
          </Card>
        ))}
      </div>
    </>
  );
}

function Promised({ limits: l }: { limits: Limits }) {
  const t = useTexts();
  const parts: [keyof Limits & string, number, string][] = [
    ['spokenRight', l.spokenRight, '#15803d'],
    ['offered', l.offered, '#d9a441'],
    ['toPerson', l.toPerson, '#7b8b97'],
    ['spokenWrong', l.spokenWrong, '#b91c1c'],
  ];
  return (
    <>
      <div className="trade" role="img" aria-label={parts.map(([name, n]) => `${t.word('limits', name)} ${share(n)}`).join(', ')}>
        {parts.map(([name, n, color]) => (
          <i key={name} style={{ width: `${n * 100}%`, background: color }} />
        ))}
      </div>
      <ul className="trade-legend">
        {parts.map(([name, n, color]) => (
          <li key={name}>
            <i style={{ background: color }} /> {t.word('limits', name)} <b className="figures">{share(n)}</b>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What really came of the questions of the last 30 days. */
function Callers({ limits: { callers: c } }: { limits: Limits }) {
  const t = useTexts();
  const asked = c ? c.spoken + c.offered + c.toPerson : 0;
  return (
    <>
      <h2 className="part-head">{t('limits.callers')}</h2>
      <p>{c && asked > 0 ? t('limits.callersAsked', { asked, ...c }) : t('limits.nobodyAsked')}</p>
    </>
  );
}

/** The same for other limits, at the lead nearest to the one in force. */
function Others({ limits: l }: { limits: Limits }) {
  const t = useTexts();
  if (!l.trade?.length) {
    return null;
  }
  const margin = l.trade.reduce((best, row) => (Math.abs(row.margin - l.margin) < Math.abs(best.margin - l.margin) ? row : best)).margin;
  const column = (name: 'spokenRight' | 'spokenWrong' | 'foreignSpoken') => ({
    title: t(`limits.${name}`),
    align: 'right' as const,
    render: (_: unknown, row: LimitTrade) => <span className="figures">{share(row[name])}</span>,
  });
  return (
    <>
      <h2 className="part-head">{t('limits.others', { margin: margin.toFixed(2) })}</h2>
      <Table<LimitTrade>
        size="small"
        rowKey="speakAt"
        pagination={false}
        dataSource={l.trade.filter((row) => row.margin === margin)}
        columns={[
          { title: t('limits.speakAt'), render: (_, row) => <span className="figures">{row.speakAt.toFixed(2)}</span> },
          column('spokenRight'),
          column('spokenWrong'),
          column('foreignSpoken'),
        ]}
      />
    </>
  );
}
