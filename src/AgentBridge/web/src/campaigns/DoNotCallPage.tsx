import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { App, Button, Card, Form, Input, Modal, Table, Upload } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import { EraseButton } from '../common/EraseButton';
import { Moment } from '../common/Moment';
import { CutOff, Nothing, Page, Shown } from '../common/Page';
import { usePersonName } from '../common/personNames';
import { atMost, given, phone } from '../common/rules';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import type { DoNotCallEntry, DoNotCallList } from './types';

const most = 200;

/** Numbers that no campaign dials: our own list by entries, the registries' as a whole. */
export default function DoNotCallPage() {
  const t = useTexts();
  const [number, setNumber] = useState('');
  const personName = usePersonName();
  const [adding, setAdding] = useState(false);
  const { modal } = App.useApp();
  const { busy, run } = useDo();
  const entries = useLoad(number, () => http.get<DoNotCallEntry[]>(`donotcall${query({ number, limit: most })}`));
  const lists = useLoad('', () => http.get<DoNotCallList[]>('donotcall/lists'));
  const reload = () => void Promise.all([entries.reload(), lists.reload()]);
  const remove = async (entry: DoNotCallEntry) => {
    await run(() => http.delete(`donotcall/${encodeURIComponent(entry.number)}`), t('common.deleted'));
    reload();
  };
  const upload = async (file: File) => {
    await run(async () => {
      const { taken, rejected } = await http.upload<{ taken: number; rejected: number }>('donotcall/numbers', file, 'text/plain', () => {});
      modal.info({ title: t('doNotCall.imported', { taken, rejected }) });
    });
    reload();
  };
  return (
    <Page
      title={t('doNotCall.title')}
      actions={
        <>
          <Input.Search allowClear className="filter-search" placeholder={t('doNotCall.search')} aria-label={t('doNotCall.search')} onSearch={setNumber} />
          <Upload
            accept=".csv,.txt"
            showUploadList={false}
            beforeUpload={(file) => {
              void upload(file);
              return false;
            }}
          >
            <Button icon={<UploadOutlined />} loading={busy}>{t('doNotCall.import')}</Button>
          </Upload>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t('doNotCall.add')}</Button>
        </>
      }
    >
      <Shown of={lists}>
        <Card title={t('doNotCall.lists')} className="flush">
          <Table<DoNotCallList>
            size="small"
            rowKey="name"
            dataSource={lists.data}
            pagination={false}
            locale={{ emptyText: <Nothing>{t('doNotCall.none')}</Nothing> }}
            columns={[
              { title: t('doNotCall.list'), render: (_, l) => listName(l.name, t('doNotCall.own')) },
              { title: t('doNotCall.numbers'), align: 'right', render: (_, l) => <span className="figures">{l.numbers}</span> },
              { title: t('doNotCall.asOf'), render: (_, l) => <Moment at={l.asOf} /> },
            ]}
          />
        </Card>
      </Shown>
      <Shown of={entries}>
        <Card title={t('doNotCall.numbers')} className="flush below">
          <Table<DoNotCallEntry>
            size="small"
            rowKey={(e) => `${e.list} ${e.number}`}
            loading={entries.loading}
            dataSource={entries.data}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Nothing>{t('doNotCall.none')}</Nothing> }}
            columns={[
              { title: t('common.number'), render: (_, e) => <span className="figures">{e.number}</span> },
              { title: t('doNotCall.list'), render: (_, e) => listName(e.list, t('doNotCall.own')) },
              { title: t('doNotCall.since'), render: (_, e) => <Moment at={e.addedAt} /> },
              { title: t('doNotCall.by'), render: (_, e) => personName(e.by) },
              { title: t('field.note'), dataIndex: 'note' },
              {
                title: <span className="visually-hidden">{t('common.delete')}</span>,
                align: 'right',
                render: (_, e) =>
                  e.list === 'own' ? (
                    <EraseButton label={t('doNotCall.remove')} sure={t('doNotCall.removeSure', { number: e.number })} means={t('doNotCall.removeMeans')} busy={busy} onErase={() => void remove(e)} />
                  ) : null,
              },
            ]}
          />
          <CutOff items={entries.data} most={most} />
        </Card>
      </Shown>
      <AddDialog
        open={adding}
        onClose={() => setAdding(false)}
        onAdded={() => {
          setAdding(false);
          reload();
        }}
      />
    </Page>
  );
}

const listName = (list: string, own: string) => (list === 'own' ? own : list);

function AddDialog({ open, onClose, onAdded }: { open: boolean; onClose: () => void; onAdded: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<{ number: string; note?: string }>();
  const { busy, run } = useDo(form);
  const add = async (values: { number: string; note?: string }) => {
    if (await run(() => http.post('donotcall', values).then(() => true), t('common.saved'))) {
      onAdded();
    }
  };
  return (
    <Modal title={t('doNotCall.add')} open={open} onCancel={onClose} onOk={() => form.submit()} okText={t('common.save')} cancelText={t('common.cancel')} confirmLoading={busy} destroyOnHidden>
      <Form form={form} layout="vertical" requiredMark={false} preserve={false} onFinish={(v) => void add(v)}>
        <Form.Item name="number" label={t('common.number')} rules={[given(t), phone(t)]}>
          <Input />
        </Form.Item>
        <Form.Item name="note" label={t('field.note')} rules={[atMost(t, 1000)]}>
          <Input.TextArea rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
