import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Form, Input, InputNumber, Select, Table } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import { Side } from '../common/Closing';
import { Moment } from '../common/Moment';
import { Nothing, Shown } from '../common/Page';
import { atMost, between, given } from '../common/rules';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useUnsaved } from '../common/useUnsaved';
import { useTexts } from '../i18n';
import { go } from '../shell/route';
import { CircularCounts, CircularStateTag } from './CircularTags';
import type { Circular, MailTemplate } from './types';

/** Letters to many. */
export function CircularsTab() {
  const t = useTexts();
  const [adding, setAdding] = useState(false);
  const circulars = useLoad('', () => http.get<Circular[]>('mail/circulars'));
  return (
    <>
      <div className="tab-head">
        <span className="hint">{t('circular.means')}</span>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t('circular.add')}</Button>
      </div>
      <Shown of={circulars}>
        <Card className="flush below">
          <Table<Circular>
            size="small"
            rowKey={(c) => c.circular.id}
            loading={circulars.loading && !circulars.data}
            dataSource={circulars.data}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            onRow={(c) => ({ onClick: () => go('mail', 'circulars', c.circular.id), className: 'clickable' })}
            locale={{ emptyText: <Nothing>{t('circular.none')}</Nothing> }}
            columns={[
              { title: t('leads.name'), render: (_, c) => <a href={`#/mail/circulars/${c.circular.id}`}>{c.circular.name}</a> },
              { title: t('common.state'), render: (_, c) => <CircularStateTag state={c.circular.state} /> },
              { title: t('mail.template'), render: (_, c) => c.circular.template },
              { title: t('mail.letters'), render: (_, c) => <CircularCounts letters={c.letters} /> },
              { title: t('mail.at'), render: (_, c) => <Moment at={c.circular.startedAt ?? c.circular.createdAt} /> },
            ]}
          />
        </Card>
      </Shown>
      <Side size={460} open={adding} onClose={() => setAdding(false)} title={t('circular.add')}>
        <CircularForm />
      </Side>
    </>
  );
}

interface Values {
  name: string;
  template: string;
  perMinute: number;
}

function CircularForm() {
  const t = useTexts();
  const [form] = Form.useForm<Values>();
  const { busy, run } = useDo(form);
  const settle = useUnsaved(form);
  const templates = useLoad('', () => http.get<MailTemplate[]>('mail/templates'));
  const names = [...new Set((templates.data ?? []).map((m) => m.name))];
  const save = async (values: Values) => {
    const made = await run(() => http.post<Circular>('mail/circulars', values), t('common.saved'));
    if (made) {
      settle();
      go('mail', 'circulars', made.circular.id);
    }
  };
  return (
    <Form<Values> form={form} layout="vertical" requiredMark={false} initialValues={{ perMinute: 60 }} onFinish={(v) => void save(v)}>
      <Form.Item name="name" label={t('leads.name')} rules={[given(t), atMost(t, 100)]}><Input /></Form.Item>
      <Form.Item name="template" label={t('mail.template')} extra={t('circular.templateMeans')} rules={[given(t)]}>
        <Select options={names.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item name="perMinute" label={t('circular.perMinute')} extra={t('circular.perMinuteMeans')} rules={between(t, 1, 600)}><InputNumber precision={0} /></Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>{t('common.save')}</Button>
    </Form>
  );
}
