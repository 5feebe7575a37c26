import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Form, Input, Modal, Select, Table, Upload } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';
import { detect } from '../knowledge/encodings';
import type { CircularReport } from './types';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Props {
  id: string;
  /** Undefined: closed. */
  from: 'file' | 'customers' | undefined;
  onClose: () => void;
  onTaken: () => void;
}

/** People from a file or from the customers: first what would become of them, then the import. */
export function CircularImport({ id, from, onClose, onTaken }: Props) {
  const t = useTexts();
  const [form] = Form.useForm<Record<string, unknown>>();
  const [file, setFile] = useState<File>();
  const [report, setReport] = useState<{ tried: boolean; report: CircularReport }>();
  const { busy, run } = useDo();
  const send = (tried: boolean) =>
    void run(async () => {
      const path = `mail/circulars/${id}/people`;
      const taken = file
        ? await http.upload<CircularReport>(`${path}${query({ try: tried })}`, file, await typeOf(file), () => {})
        : await http.post<CircularReport>(`${path}/customers${query({ try: tried })}`, form.getFieldsValue());
      setReport({ tried, report: taken });
      if (!tried) {
        onTaken();
      }
    });
  const close = () => {
    setFile(undefined);
    setReport(undefined);
    onClose();
  };
  const ready = from === 'customers' || file !== undefined;
  return (
    <Modal
      title={t(from === 'file' ? 'leads.import' : 'leads.fromCustomers')}
      open={from !== undefined}
      onCancel={close}
      destroyOnHidden
      footer={
        <>
          <Button onClick={close}>{t('common.close')}</Button>
          <Button disabled={busy || !ready} onClick={() => send(true)}>{t('leads.try')}</Button>
          <Button type="primary" loading={busy} disabled={!ready} onClick={() => send(false)}>{t('leads.take')}</Button>
        </>
      }
    >
      <p className="hint">{t(from === 'file' ? 'circular.fileMeans' : 'circular.customersMean')}</p>
      {from === 'file' ? (
        <Upload.Dragger
          accept=".csv,.txt,.xlsx"
          showUploadList={false}
          disabled={busy}
          beforeUpload={(chosen) => {
            setFile(chosen);
            setReport(undefined);
            return false;
          }}
        >
          {file ? <b>{file.name}</b> : <p className="ant-upload-drag-icon"><InboxOutlined /></p>}
          <p>{t(file ? 'import.another' : 'leads.drop')}</p>
        </Upload.Dragger>
      ) : (
        <Form form={form} layout="vertical" preserve={false} initialValues={{ valueClasses: ['A', 'B', 'C'] }} onValuesChange={() => setReport(undefined)}>
          <Form.Item name="valueClasses" label={t('customer.valueClass')}><Checkbox.Group options={['A', 'B', 'C']} /></Form.Item>
          <Form.Item name="company" label={t('customer.company')}><Input allowClear /></Form.Item>
          <Form.Item name="language" label={t('common.language')}>
            <Select allowClear options={[{ value: 'en', label: 'English' }, { value: 'zh', label: '中文' }]} />
          </Form.Item>
        </Form>
      )}
      {report ? <Report {...report} /> : null}
    </Modal>
  );
}

const typeOf = async (file: File) => (/\.xlsx$/i.test(file.name) ? xlsx : `text/csv; charset=${detect(await file.arrayBuffer())}`);

function Report({ tried, report }: { tried: boolean; report: CircularReport }) {
  const t = useTexts();
  const { rows, taken, duplicates, optedOut, rejected } = report;
  return (
    <div className="below">
      <Alert type={rejected === 0 ? 'success' : 'warning'} showIcon title={t(tried ? 'circular.wouldTake' : 'circular.taken', { rows, taken, duplicates, optedOut, rejected })} />
      {report.rejections.length > 0 ? (
        <Table<CircularReport['rejections'][number]>
          className="below"
          size="small"
          rowKey="row"
          dataSource={report.rejections}
          pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: t('import.row'), dataIndex: 'row', width: 80 },
            { title: t('import.reason'), render: (_, r) => `${r.fault.field}: ${t.fault(r.fault)}` },
          ]}
        />
      ) : null}
    </div>
  );
}
