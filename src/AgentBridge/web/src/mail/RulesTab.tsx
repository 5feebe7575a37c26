import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Checkbox, Form, Input, Select, Space, Switch, Table, Tag } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import { Side } from '../common/Closing';
import { Nothing, RowButton, Shown } from '../common/Page';
import { useQueueName, useQueueNames } from '../common/queueNames';
import { Sure } from '../common/Popup';
import { atMost, given } from '../common/rules';
import { useConflict } from '../common/useConflict';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useUnsaved } from '../common/useUnsaved';
import { useTexts } from '../i18n';
import type { MailRule, MailTemplate, MailTrigger } from './types';

const triggers: MailTrigger[] = ['ticketClosed', 'callbackMissed', 'callDisposed'];

/** What is written by itself, and when. */
export function RulesTab() {
  const t = useTexts();
  const queueName = useQueueName();
  const [edited, setEdited] = useState<Partial<MailRule>>();
  const rules = useLoad('', () => http.get<MailRule[]>('mail/rules'));
  const close = () => {
    setEdited(undefined);
    void rules.reload();
  };
  return (
    <>
      <div className="tab-head">
        <span className="hint">{t('mail.rulesMean')}</span>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited({ trigger: 'ticketClosed', enabled: true })}>{t('mail.addRule')}</Button>
      </div>
      <Shown of={rules}>
        <Card className="flush below">
          <Table<MailRule>
            size="small"
            rowKey="id"
            dataSource={rules.data}
            pagination={false}
            onRow={(r) => ({ onClick: () => setEdited(r), className: 'clickable' })}
            locale={{ emptyText: <Nothing>{t('mail.noRules')}</Nothing> }}
            columns={[
              { title: t('mail.when'), render: (_, r) => <RowButton>{t.word('mailTrigger', r.trigger)}{r.disposition ? ` · ${r.disposition}` : ''}</RowButton> },
              { title: t('common.queue'), render: (_, r) => (r.queue ? queueName(r.queue) : t('common.all')) },
              { title: t('mail.contains'), render: (_, r) => r.contains ?? '–' },
              { title: t('mail.template'), dataIndex: 'template' },
              { title: t('common.state'), render: (_, r) => <Tag color={r.enabled ? 'green' : 'default'}>{t(r.enabled ? 'mail.on' : 'mail.offRule')}</Tag> },
            ]}
          />
        </Card>
      </Shown>
      <Side size={460} open={edited !== undefined} onClose={() => setEdited(undefined)} title={t('mail.rule')}>
        {edited ? <RuleForm rule={edited} onDone={close} /> : null}
      </Side>
    </>
  );
}

function RuleForm({ rule, onDone }: { rule: Partial<MailRule>; onDone: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<MailRule>();
  const { busy, run } = useDo(form);
  useUnsaved(form);
  const queues = useQueueNames();
  const templates = useLoad('', () => http.get<MailTemplate[]>('mail/templates'));
  const trigger = Form.useWatch('trigger', form);
  const names = [...new Set((templates.data ?? []).map((m) => m.name))];
  const conflict = useConflict(form, rule.id ? (rule as MailRule) : undefined, (stored: MailRule) => stored);
  const save = (values: MailRule) => {
    const send = (version?: number) => (rule.id ? http.put<MailRule>(`mail/rules/${rule.id}`, { ...values, version }) : http.post<MailRule>('mail/rules', values));
    void run(() => conflict.save(send), t('common.saved')).then((saved) => saved && onDone());
  };
  return (
    <Form<MailRule> form={form} layout="vertical" requiredMark={false} initialValues={rule} onFinish={save}>
      {conflict.notice}
      <Form.Item name="trigger" label={t('mail.when')}><Select options={triggers.map((value) => ({ value, label: t.word('mailTrigger', value) }))} /></Form.Item>
      <Form.Item name="queue" label={t('common.queue')}><Select allowClear options={queues.map(([value, label]) => ({ value, label }))} /></Form.Item>
      <Form.Item name="contains" label={t('mail.contains')} hidden={trigger === 'callbackMissed'} rules={[atMost(t, 200)]}><Input allowClear /></Form.Item>
      {trigger === 'callDisposed' ? (
        <Form.Item name="disposition" label={t('leads.disposition')} extra={t('mail.dispositionHint')} rules={[given(t), atMost(t, 200)]}><Input /></Form.Item>
      ) : null}
      <Form.Item name="template" label={t('mail.template')} rules={[given(t)]}><Select options={names.map((value) => ({ value, label: value }))} /></Form.Item>
      <Form.Item name="print" valuePropName="checked" hidden={trigger === 'callbackMissed'}><Checkbox>{t('mail.withTicket')}</Checkbox></Form.Item>
      <Form.Item name="enabled" label={t('mail.on')} valuePropName="checked"><Switch /></Form.Item>
      <Space>
        <Button type="primary" htmlType="submit" loading={busy}>{t('common.save')}</Button>
        {rule.id ? (
          <Sure title={t('mail.deleteRuleSure')} okText={t('common.delete')} onConfirm={() => void run(() => http.delete(`mail/rules/${rule.id}`).then(onDone))}>
            <Button danger disabled={busy}>{t('common.delete')}</Button>
          </Sure>
        ) : null}
      </Space>
    </Form>
  );
}
