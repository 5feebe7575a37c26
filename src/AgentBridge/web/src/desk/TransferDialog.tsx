import { Alert, Button, Form, Input, Modal, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { http } from '../api/http';
import { setView, useLive } from '../api/live';
import type { AgentView, Queue } from '../api/types';
import { useQueueName } from '../common/queueNames';
import { atMost, given } from '../common/rules';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { ColleagueField } from './ColleagueField';

interface Props {
  open: boolean;
  except: string;
  /** Nobody is passed on out of a conference; one more may come in. */
  inConference: boolean;
  onClose: () => void;
}

type Kind = 'queue' | 'colleague' | 'number' | 'flow';

/** Where the caller is to go. What is refused is said here, and nothing that was typed is lost. */
export function TransferDialog({ open, except, inConference, onClose }: Props) {
  const t = useTexts();
  const [kind, setKind] = useState<Kind>('queue');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [form] = Form.useForm<{ queue?: string; colleague?: string; number?: string; flow?: string }>();
  const withQueue = !inConference;
  const asked = withQueue || kind !== 'queue' ? kind : 'colleague';
  const transfer = async (first: boolean) => {
    const values = await form.validateFields().catch(() => null);
    if (!values) {
      return;
    }
    setBusy(true);
    setTrouble(undefined);
    try {
      const to = asked === 'queue' ? { queue: values.queue } : asked === 'flow' ? { flow: values.flow } : { number: (asked === 'number' ? values.number : values.colleague)?.trim() };
      setView(await http.post<AgentView | undefined>(first ? 'desk/consult' : 'desk/transfer', to));
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
      width={560}
      open={open}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type={inConference ? 'primary' : 'default'} loading={busy} onClick={() => void transfer(true)}>
            {t('talk.consult')}
          </Button>
          {inConference ? null : (
            <Button type="primary" loading={busy} onClick={() => void transfer(false)}>
              {t('call.transferNow')}
            </Button>
          )}
        </>
      }
      afterClose={() => setTrouble(undefined)}
      destroyOnHidden
    >
      <Segmented<Kind>
        block
        value={asked}
        onChange={(k) => {
          setKind(k);
          setTrouble(undefined);
        }}
        options={[
          ...(withQueue ? [{ value: 'queue' as const, label: t('call.toQueue') }] : []),
          { value: 'colleague', label: t('call.toColleague') },
          { value: 'number', label: t('call.toNumber') },
          { value: 'flow', label: t('call.toFlow') },
        ]}
      />
      <Form form={form} layout="vertical" requiredMark={false} className="below" onFinish={() => void transfer(inConference)}>
        {asked === 'queue' ? <QueueField open={open} except={except} /> : null}
        {asked === 'flow' ? <FlowField open={open} /> : null}
        {asked === 'colleague' ? <ColleagueField open={open} /> : null}
        {asked === 'number' ? (
          <Form.Item name="number" label={t('common.number')} rules={[given(t), atMost(t, 64)]}>
            <Input inputMode="tel" autoFocus placeholder="+49 30 1234567" />
          </Form.Item>
        ) : null}
      </Form>
      <p className="hint">{t(asked === 'queue' ? 'transfer.queueKeeps' : asked === 'flow' ? 'transfer.flowTakes' : 'transfer.keeps')}</p>
      {trouble ? <Alert type="error" showIcon title={t.problem(trouble)} /> : null}
    </Modal>
  );
}

function FlowField({ open }: { open: boolean }) {
  const t = useTexts();
  const flows = useLoad(String(open), () => (open ? http.get<{ name: string; title: string }[]>('desk/flows') : Promise.resolve([])));
  return (
    <Form.Item name="flow" label={t('call.flow')} rules={[{ required: true, message: t('common.required') }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} loading={flows.loading} options={flows.data?.map((f) => ({ value: f.name, label: f.title }))} />
    </Form.Item>
  );
}

/** The options stay the same while figures arrive each second: a list drawn anew under the pointer loses clicks. */
function QueueField({ open, except }: { open: boolean; except: string }) {
  const t = useTexts();
  const queueName = useQueueName();
  const queues = useLoad(String(open), () => (open ? http.get<Queue[]>('queues') : Promise.resolve([])));
  const options = useMemo(
    () => queues.data?.filter((q) => q.name !== except).map((q) => ({ value: q.name, label: queueName(q.name) })),
    [queues.data, except, queueName],
  );
  return (
    <Form.Item name="queue" label={t('common.queue')} rules={[{ required: true, message: t('common.required') }]}>
      <Select
        loading={queues.loading}
        notFoundContent={t('transfer.noQueue')}
        options={options}
        labelRender={(o) => <QueueNow name={String(o.value)} />}
        optionRender={(o) => <QueueNow name={String(o.value)} />}
      />
    </Form.Item>
  );
}

/** A queue's name with how many wait and how many are ready now. */
function QueueNow({ name }: { name: string }) {
  const t = useTexts();
  const queueName = useQueueName();
  const q = useLive().figures?.queues.find((x) => x.name === name);
  return `${queueName(name)} · ${t('desk.waiting', { n: q?.waiting ?? 0 })} · ${t('transfer.ready', { n: q?.agentsByState.ready ?? 0 })}`;
}
