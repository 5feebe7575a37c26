import { Button, Card, Form, Input, Table } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import { EraseButton } from '../common/EraseButton';
import { Moment } from '../common/Moment';
import { CutOff, Nothing, Shown } from '../common/Page';
import { usePersonName } from '../common/personNames';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import type { OptOut } from './types';

const most = 200;

/** Who gets no letters to many: by the link in one, or because somebody wrote it down. */
export function OptOutsTab() {
  const t = useTexts();
  const [part, setPart] = useState('');
  const [form] = Form.useForm<{ address: string }>();
  const personName = usePersonName();
  const { busy, run } = useDo(form);
  const entries = useLoad(part, () => http.get<OptOut[]>(`mail/optouts${query({ address: part, limit: most })}`));
  const add = async (values: { address: string }) => {
    if (await run(() => http.post('mail/optouts', values).then(() => true), t('common.saved'))) {
      form.resetFields();
      void entries.reload();
    }
  };
  const remove = (entry: OptOut) => void run(() => http.delete(`mail/optouts${query({ address: entry.address })}`), t('common.deleted')).then(() => entries.reload());
  return (
    <>
      <div className="tab-head">
        <Input.Search allowClear className="filter-search" placeholder={t('common.search')} aria-label={t('common.search')} onSearch={setPart} />
        <Form form={form} layout="inline" onFinish={(v) => void add(v)}>
          <Form.Item name="address" rules={[{ required: true, type: 'email', message: t('fault.notEmail') }]}>
            <Input placeholder={t('customer.email')} aria-label={t('customer.email')} />
          </Form.Item>
          <Button htmlType="submit" loading={busy}>{t('optOut.add')}</Button>
        </Form>
      </div>
      <Shown of={entries}>
        <Card className="flush below">
          <Table<OptOut>
            size="small"
            rowKey="address"
            loading={entries.loading && !entries.data}
            dataSource={entries.data}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Nothing>{t('optOut.none')}</Nothing> }}
            columns={[
              { title: t('customer.email'), dataIndex: 'address' },
              { title: t('doNotCall.since'), render: (_, e) => <Moment at={e.at} /> },
              { title: t('doNotCall.by'), render: (_, e) => (e.by === 'link' ? t('optOut.themselves') : personName(e.by)) },
              {
                title: <span className="visually-hidden">{t('common.delete')}</span>,
                align: 'right',
                render: (_, e) => <EraseButton label={t('doNotCall.remove')} sure={t('optOut.removeSure', { address: e.address })} busy={busy} onErase={() => remove(e)} />,
              },
            ]}
          />
          <CutOff items={entries.data} most={most} />
        </Card>
      </Shown>
    </>
  );
}
