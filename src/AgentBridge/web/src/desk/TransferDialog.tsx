import { Alert, Form, Input, Modal, Segmented, Select } from 'antd';
import { useEffect, useState } from 'react';
import { http } from '../api/http';
import { setView, useLive } from '../api/live';
import type { AgentLive, AgentView, Queue } from '../api/types';
import { StateTag } from '../common/StateTag';
import { atMost, given } from '../common/rules';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { useSession } from '../shell/session';

interface Props {
  open: boolean;
  except: string;
  onClose: () => void;
}

type Kind = 'queue' | 'colleague' | 'number';

const lookMs = 3000;

/** Where the caller is to go. What is refused is said here, and nothing that was typed is lost. */
export function TransferDialog({ open, except, onClose }: Props) {
  const t = useTexts();
  const [kind, setKind] = useState<Kind>('queue');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [form] = Form.useForm<{ queue?: string; colleague?: string; number?: string }>();
  const transfer = async () => {
    const values = await form.validateFields().catch(() => null);
    if (!values) {
      return;
    }
    setBusy(true);
    setTrouble(undefined);
    try {
      const to = kind === 'queue' ? { queue: values.queue } : { number: (kind === 'number' ? values.number : values.colleague)?.trim() };
      setView(await http.post<AgentView | undefined>('desk/transfer', to));
      onClose();
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      title={t('call.transfer')}
      open={open}
      onCancel={onClose}
      okText={t('call.transferNow')}
      okButtonProps={{ loading: busy }}
      onOk={() => void transfer()}
      afterClose={() => setTrouble(undefined)}
      destroyOnHidden
    >
      <Segmented<Kind>
        block
        value={kind}
        onChange={(k) => {
          setKind(k);
          setTrouble(undefined);
        }}
        options={[
          { value: 'queue', label: t('call.toQueue') },
          { value: 'colleague', label: t('call.toColleague') },
          { value: 'number', label: t('call.toNumber') },
        ]}
      />
      <Form form={form} layout="vertical" requiredMark={false} className="below" onFinish={() => void transfer()}>
        {kind === 'queue' ? <QueueField open={open} except={except} /> : null}
        {kind === 'colleague' ? <ColleagueField open={open} /> : null}
        {kind === 'number' ? (
          <Form.Item name="number" label={t('common.number')} rules={[given(t), atMost(t, 64)]}>
            <Input inputMode="tel" autoFocus placeholder="+49 30 1234567" />
          </Form.Item>
        ) : null}
      </Form>
      {kind === 'queue' ? null : <p className="hint">{t('transfer.keeps')}</p>}
      {trouble ? <Alert type="error" showIcon title={t.problem(trouble)} /> : null}
    </Modal>
  );
}

function QueueField({ open, except }: { open: boolean; except: string }) {
  const t = useTexts();
  const { figures } = useLive();
  const queues = useLoad(String(open), () => (open ? http.get<Queue[]>('queues') : Promise.resolve([])));
  const label = (name: string) => {
    const q = figures?.queues.find((x) => x.name === name);
    return `${name} · ${t('desk.waiting', { n: q?.waiting ?? 0 })} · ${t('transfer.ready', { n: q?.agentsByState.ready ?? 0 })}`;
  };
  return (
    <Form.Item name="queue" label={t('common.queue')} rules={[{ required: true, message: t('common.required') }]}>
      <Select loading={queues.loading} options={queues.data?.filter((q) => q.name !== except).map((q) => ({ value: q.name, label: label(q.name) }))} />
    </Form.Item>
  );
}

function ColleagueField({ open }: { open: boolean }) {
  const t = useTexts();
  const { user } = useSession();
  const agents = useLoad(String(open), () => http.get<AgentLive[]>('agents/live'));
  const { reload } = agents;
  useEffect(() => {
    const timer = setInterval(() => void reload(), lookMs);
    return () => clearInterval(timer);
  }, [reload]);
  const colleagues = (agents.data ?? [])
    .filter((a) => a.user !== user && a.state !== 'signedOut')
    .sort((a, b) => Number(b.state === 'ready') - Number(a.state === 'ready') || a.name.localeCompare(b.name));
  return (
    <Form.Item name="colleague" label={t('common.agent')} rules={[{ required: true, message: t('common.required') }]}>
      <Select
        showSearch={{ optionFilterProp: 'title' }}
        loading={agents.loading && !agents.data}
        notFoundContent={t('transfer.nobody')}
        options={colleagues.map((a) => ({
          value: a.user,
          title: a.name,
          disabled: a.state !== 'ready',
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
