import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Table, Tag } from 'antd';
import { http } from '../api/http';
import type { Person } from '../api/types';
import { Side } from '../common/Closing';
import { Phones } from '../common/Phones';
import { Nothing, Page, Shown } from '../common/Page';
import { useQueueName } from '../common/queueNames';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { go, usePath } from '../shell/route';
import { AgentForm } from './AgentForm';

export default function AgentsPage() {
  const t = useTexts();
  const selected = usePath()[1];
  const queueName = useQueueName();
  const people = useLoad('', () => http.get<Person[]>('agents'));
  const person = people.data?.find((p) => p.user === selected);
  return (
    <Page
      title={t('menu.agents')}
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => go('agents', '+')}>
          {t('person.add')}
        </Button>
      }
    >
      <Shown of={people}>
        <Card className="flush">
          <Table<Person>
            size="small"
            rowKey="user"
            loading={people.loading && !people.data}
            dataSource={people.data}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            onRow={(p) => ({ onClick: () => go('agents', p.user), className: 'clickable' })}
            locale={{ emptyText: <Nothing>{t('live.noAgents')}</Nothing> }}
            columns={[
              { title: t('person.user'), render: (_, p) => <a href={`#/agents/${p.user}`}>{p.user}</a> },
              { title: t('person.name'), render: (_, p) => p.name },
              { title: t('person.roles'), render: (_, p) => p.roles.map((r) => <Tag key={r}>{t.word('role', r)}</Tag>) },
              { title: t('person.skills'), render: (_, p) => Object.entries(p.skills).map(([s, n]) => <Tag key={s}>{s} {n}</Tag>) },
              { title: t('menu.queues'), render: (_, p) => p.queues.map(queueName).join(', ') || '–' },
              { title: t('person.phone'), render: (_, p) => t(p.hasPhone ? 'common.yes' : 'common.no') },
              { title: t('common.state'), render: (_, p) => (p.disabled ? <Tag color="red">{t('person.disabled')}</Tag> : <Tag color="green">{t('person.active')}</Tag>) },
            ]}
          />
        </Card>
      </Shown>
      <Side size={520} open={selected === '+' || person !== undefined} onClose={() => go('agents')} title={person ? person.name : t('person.add')}>
        {person ? <Phones user={person.user} /> : null}
        <AgentForm
          key={selected}
          person={person}
          onSaved={() => {
            void people.reload();
            go('agents');
          }}
        />
      </Side>
    </Page>
  );
}
