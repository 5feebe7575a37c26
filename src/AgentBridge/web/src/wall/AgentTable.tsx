import { Button, Segmented, Table, Tooltip } from 'antd';
import { useState } from 'react';
import { MoreOutlined, PhoneOutlined } from '@ant-design/icons';
import { http } from '../api/http';
import type { AgentLive, AgentState } from '../api/types';
import { Age } from '../common/Age';
import { duration, percent } from '../common/format';
import { Num } from '../common/Num';
import { Nothing } from '../common/Page';
import { AxesTag } from '../common/AxesTag';
import { stateOrder } from '../common/StateTag';
import { Pulldown } from '../common/Popup';
import { useQueueName } from '../common/queueNames';
import { useDo } from '../common/useDo';
import { reasons } from '../desk/StateBar';
import { useTexts } from '../i18n';
import { Supervise } from './Supervise';

type Filter = AgentState | 'all';

/** Agents by state, the busiest first; a supervisor may set a state. */
export function AgentTable({ agents }: { agents: AgentLive[] }) {
  const t = useTexts();
  const queueName = useQueueName();
  const [filter, setFilter] = useState<Filter>('all');
  const count = (s: AgentState) => agents.filter((a) => a.state === s).length;
  const rows = agents
    .filter((a) => filter === 'all' || a.state === filter)
    .toSorted((a, b) => stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state) || (a.since ?? '').localeCompare(b.since ?? ''));
  return (
    <>
      <div className="filter">
        <Segmented<Filter>
          size="small"
          aria-label={t('common.filter')}
          value={filter}
          onChange={setFilter}
          options={[
            { value: 'all', label: `${t('common.all')} ${agents.length}` },
            ...stateOrder.map((s) => ({ value: s, label: `${t.word('state', s)} ${count(s)}` })),
          ]}
        />
      </div>
      <Table<AgentLive>
        size="small"
        rowKey="user"
        dataSource={rows}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Nothing>{t(filter === 'all' ? 'live.noAgents' : 'live.noneInState')}</Nothing> }}
        columns={[
          {
            title: t('common.agent'),
            className: 'agent-cell',
            render: (_, a) => (
              <span className="agent">
                <b className="agent-name" title={a.name}>{a.name}</b> {a.phoneRegistered ? null : <NoPhone why={a.phoneTrouble ?? 'noPhone'} />}
              </span>
            ),
          },
          { title: t('common.state'), render: (_, a) => <AxesTag {...a} /> },
          { title: t('live.since'), align: 'right', render: (_, a) => <Age since={a.since} /> },
          {
            title: t('live.call'),
            render: (_, a) =>
              a.call ? (
                <span className="figures">
                  <Num of={a.call.from ?? ''} /> <span className="hint">{a.call.queue ? queueName(a.call.queue) : ''}</span>
                </span>
              ) : null,
          },
          { title: t('live.calls'), align: 'right', render: (_, a) => <span className="figures">{a.callsToday}</span> },
          { title: t('live.talk'), align: 'right', render: (_, a) => <span className="figures">{duration(a.talkSecondsToday)}</span> },
          { title: t('live.seatLoad'), align: 'right', render: (_, a) => <span className="figures">{percent(a.seatLoad)}</span> },
          { title: <span className="visually-hidden">{t('live.actions')}</span>, className: 'actions-cell', width: 116, align: 'right', render: (_, a) => (
            <>
              <Supervise agent={a} />
              <SetState agent={a} />
            </>
          ) },
        ]}
      />
    </>
  );
}

function NoPhone({ why }: { why: string }) {
  const t = useTexts();
  return (
    <Tooltip title={t.word('reason', why)}>
      <PhoneOutlined className="alarm-text" aria-label={t.word('reason', why)} />
    </Tooltip>
  );
}

function SetState({ agent }: { agent: AgentLive }) {
  const t = useTexts();
  const { busy, run } = useDo();
  const set = (state: AgentState, reason?: string) =>
    void run(() => http.put(`agents/${agent.user}/state`, { state, reason }), t('live.stateSet', { name: agent.name, state: t.word('state', state) }));
  return (
    <Pulldown
      menu={{
        items: [
          { key: 'ready', label: t('desk.goReady') },
          { type: 'divider' },
          ...reasons.map((r) => ({ key: r, label: `${t.word('state', 'notReady')} · ${t.word('reason', r)}` })),
          { type: 'divider' },
          { key: 'signedOut', label: t.word('state', 'signedOut') },
        ],
        onClick: ({ key }) => (key === 'ready' || key === 'signedOut' ? set(key) : set('notReady', key)),
      }}
    >
      <Button size="small" type="text" icon={<MoreOutlined />} loading={busy} aria-label={t('live.setState', { name: agent.name })} />
    </Pulldown>
  );
}
