import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Table } from 'antd';
import { useEffect } from 'react';
import { http } from '../api/http';
import type { Trunk } from '../api/trunks';
import { Side } from '../common/Closing';
import { Nothing, Page, Shown } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { go, usePath } from '../shell/route';
import { useRole } from '../shell/session';
import { TrunkForm } from './TrunkForm';
import { TrunkErrors, TrunkTag } from './TrunkState';

const everyMs = 5000;

export default function TrunksPage() {
  const t = useTexts();
  const admin = useRole('admin');
  const selected = usePath()[1];
  const trunks = useLoad('', () => http.get<Trunk[]>('trunks'));
  const { reload } = trunks;
  useEffect(() => {
    const timer = setInterval(() => void reload(), everyMs);
    return () => clearInterval(timer);
  }, [reload]);
  const trunk = trunks.data?.find((one) => one.name === selected);
  const close = () => {
    void reload();
    go('trunks');
  };
  return (
    <Page
      title={t('menu.trunks')}
      actions={
        admin ? (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => go('trunks', '+')}>
            {t('trunk.add')}
          </Button>
        ) : null
      }
    >
      <Shown of={trunks}>
        <Card className="flush">
          <Table<Trunk>
            size="small"
            rowKey="name"
            loading={trunks.loading && !trunks.data}
            dataSource={trunks.data}
            pagination={false}
            onRow={(one) => ({ onClick: () => go('trunks', one.name), className: 'clickable' })}
            locale={{ emptyText: <Nothing>{t('trunk.none')}</Nothing> }}
            columns={[
              {
                title: t('trunk.name'),
                render: (_, one) => (
                  <>
                    <a href={`#/trunks/${encodeURIComponent(one.name)}`}>{one.name}</a>{one.fixed ? <div className="hint">{t('trunk.fixed')}</div> : null}
                  </>
                ),
              },
              { title: t('common.state'), render: (_, one) => <TrunkTag state={one.state} /> },
              { title: t('trunk.host'), render: (_, one) => (one.host ? `${one.host}${one.port ? `:${one.port}` : ''}` : t('trunk.inboundOnly')) },
              { title: t('trunk.calls'), align: 'right', render: (_, one) => <span className="figures">{`${one.state?.callsInUse ?? 0} / ${one.maxCalls}`}</span> },
              { title: t('trunk.answered'), align: 'right', render: (_, one) => <span className="figures" title={t('trunk.answeredHint')}>{share(one)}</span> },
              { title: t('trunk.received'), align: 'right', render: (_, one) => <span className="figures">{one.state?.lastHour.received ?? 0}</span> },
              { title: t('trunk.priority'), align: 'right', render: (_, one) => <span className="figures">{one.priority}</span> },
            ]}
          />
        </Card>
      </Shown>
      <Side size={560} open={selected === '+' || trunk !== undefined} onClose={() => go('trunks')} title={trunk?.name ?? t('trunk.add')}>
        {trunk ? <TrunkErrors state={trunk.state} /> : null}
        {admin ? <TrunkForm key={`${selected} ${trunk?.version ?? ''}`} trunk={trunk} onSaved={close} /> : null}
      </Side>
    </Page>
  );
}

/** Of the calls out in the last hour: how many were answered. */
function share({ state }: Trunk): string {
  return state && state.lastHour.dialed > 0 ? `${state.lastHour.answered} / ${state.lastHour.dialed}` : '–';
}
