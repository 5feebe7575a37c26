import { InboxOutlined } from '@ant-design/icons';
import { Button, Modal, Progress, Select, Table, Upload } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import { Trouble } from '../common/Page';
import { useTexts } from '../i18n';
import { detect } from '../knowledge/encodings';
import { LeadReportView } from './LeadReportView';
import type { Campaign, LeadReport, ListPreview } from './types';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const roles = ['number', 'name', 'zone', 'priority'] as const;
type Role = (typeof roles)[number];
type Mapping = Partial<Record<Role, string>>;

interface Chosen {
  file: File;
  type: string;
  preview: ListPreview;
}

interface Props {
  campaign: Campaign;
  open: boolean;
  onClose: () => void;
  onTaken: () => void;
}

const guesses: Record<Role, RegExp> = {
  number: /^(number|phone|tel|mobile|telefon|号码|电话|手机)/i,
  name: /^(name|contact|customer|kunde|姓名|名称|客户)/i,
  zone: /^(zone|time ?zone|时区)/i,
  priority: /^(priority|优先)/i,
};

function guess(columns: string[]): Mapping {
  return Object.fromEntries(roles.map((role) => [role, columns.find((c) => c.toLowerCase() === role) ?? columns.find((c) => guesses[role].test(c))]));
}

/** A list from a file: which column is what, then what would become of each row, then the import. */
export function LeadImport({ campaign, open, onClose, onTaken }: Props) {
  const t = useTexts();
  const [chosen, setChosen] = useState<Chosen>();
  const [mapping, setMapping] = useState<Mapping>({});
  const [report, setReport] = useState<{ tried: boolean; report: LeadReport }>();
  const [progress, setProgress] = useState<number>();
  const [error, setError] = useState<unknown>();
  const at = async <T,>(action: () => Promise<T>): Promise<T | undefined> => {
    setError(undefined);
    setProgress(0);
    try {
      return await action();
    } catch (problem) {
      setError(problem);
      return undefined;
    } finally {
      setProgress(undefined);
    }
  };
  const choose = (file: File) =>
    at(async () => {
      setReport(undefined);
      const type = /\.xlsx$/i.test(file.name) ? xlsx : `text/csv; charset=${detect(await file.arrayBuffer())}`;
      const preview = await http.upload<ListPreview>('campaigns/columns', file, type, setProgress);
      setChosen({ file, type, preview });
      setMapping(guess(preview.columns));
    });
  const send = (tried: boolean) =>
    at(async () => {
      const path = `campaigns/${campaign.id}/leads${query({ ...Object.fromEntries(roles.map((r) => [r, mapping[r] ?? '–'])), try: tried })}`;
      setReport({ tried, report: await http.upload<LeadReport>(path, chosen!.file, chosen!.type, setProgress) });
      if (!tried) {
        setChosen(undefined);
        onTaken();
      }
    });
  const close = () => {
    setChosen(undefined);
    setReport(undefined);
    setError(undefined);
    onClose();
  };
  const busy = progress !== undefined;
  return (
    <Modal
      title={t('leads.import')}
      open={open}
      onCancel={close}
      closable={!busy}
      mask={{ closable: false }}
      width={760}
      destroyOnHidden
      footer={
        <>
          <Button disabled={busy} onClick={close}>{t(report && !report.tried ? 'common.close' : 'common.cancel')}</Button>
          {chosen ? (
            <>
              <Button disabled={busy || !mapping.number} onClick={() => void send(true)}>{t('leads.try')}</Button>
              <Button type="primary" loading={busy} disabled={!mapping.number} onClick={() => void send(false)}>{t('leads.take')}</Button>
            </>
          ) : null}
        </>
      }
    >
      <Upload.Dragger
        accept=".csv,.txt,.xlsx"
        showUploadList={false}
        disabled={busy}
        beforeUpload={(file) => {
          void choose(file);
          return false;
        }}
      >
        {chosen ? <b>{chosen.file.name}</b> : <p className="ant-upload-drag-icon"><InboxOutlined /></p>}
        <p>{t(chosen ? 'import.another' : 'leads.drop')}</p>
      </Upload.Dragger>
      <div className="below">
        {busy ? <Progress percent={Math.round(progress * 100)} status="active" aria-label={t('import.sending')} /> : null}
        <Trouble error={error} />
        {chosen ? <Columns preview={chosen.preview} mapping={mapping} onChange={setMapping} /> : null}
        {report ? <LeadReportView {...report} /> : null}
      </div>
    </Modal>
  );
}

function Columns({ preview, mapping, onChange }: { preview: ListPreview; mapping: Mapping; onChange: (m: Mapping) => void }) {
  const t = useTexts();
  return (
    <>
      <div className="columns">
        {roles.map((role) => (
          <label key={role} className="mapping">
            <span>{t.word('leadColumn', role)}</span>
            <Select<string>
              allowClear={role !== 'number'}
              aria-label={t.word('leadColumn', role)}
              value={mapping[role]}
              status={role === 'number' && !mapping.number ? 'error' : undefined}
              onChange={(column) => onChange({ ...mapping, [role]: column })}
              options={preview.columns.filter(Boolean).map((c) => ({ value: c, label: c }))}
            />
          </label>
        ))}
      </div>
      <p className="hint">{t('leads.others')}</p>
      <Table<string[]>
        size="small"
        pagination={false}
        scroll={{ x: true }}
        rowKey={(row) => row.join('\u0000')}
        dataSource={preview.rows}
        columns={preview.columns.map((title, i) => ({ title, key: String(i), render: (_, row) => row[i] }))}
      />
    </>
  );
}
