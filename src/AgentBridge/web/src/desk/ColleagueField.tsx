import { Form, Select } from 'antd';
import { useEffect, useRef } from 'react';
import { http } from '../api/http';
import type { AgentLive } from '../api/types';
import { StateTag } from '../common/StateTag';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { useSession } from '../shell/session';

const lookMs = 3000;

/** A colleague who is at work; to be passed a caller only one who is ready. */
export function ColleagueField({ open, anyState }: { open: boolean; anyState?: boolean }) {
  const t = useTexts();
  const { user } = useSession();
  const agents = useLoad(String(open), () => http.get<AgentLive[]>('agents/live'));
  const { reload } = agents;
  useEffect(() => {
    const timer = setInterval(() => void reload(), lookMs);
    return () => clearInterval(timer);
  }, [reload]);
  const place = usePlaces(agents.data);
  const colleagues = (agents.data ?? [])
    .filter((a) => a.user !== user && a.state !== 'signedOut')
    .sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
  return (
    <Form.Item name="colleague" label={t('common.agent')} rules={[{ required: true, message: t('common.required') }]}>
      <Select
        showSearch={{ optionFilterProp: 'title' }}
        loading={agents.loading && !agents.data}
        notFoundContent={t('transfer.nobody')}
        options={colleagues.map((a) => ({
          value: a.user,
          title: a.name,
          disabled: !anyState && a.state !== 'ready',
          label: (
            <span className="colleague">
              {a.name} <StateTag state={a.state} reason={a.reason} />
            </span>
          ),
        }))}
      />
    </Form.Item>
  );
}

/** Who was ready when the list was opened stands first, and stays there: a row that moves under the pointer is the wrong colleague. */
function usePlaces(agents: AgentLive[] | undefined): (agent: AgentLive) => number {
  const first = useRef<Map<string, number>>(undefined);
  if (agents && !first.current) {
    first.current = new Map(agents.map((a) => [a.user, a.state === 'ready' ? 0 : 1]));
  }
  return (a) => first.current?.get(a.user) ?? 1;
}
