import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Modal, Progress, Select, Table, Upload } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import type { ImportReport } from '../api/knowledge';
import { Trouble } from '../common/Page';
import { useTexts, type Texts } from '../i18n';
import { decoded, detect, encodings, type Encoding } from './encodings';

interface Chosen {
  file: File;
  bytes: ArrayBuffer;
  encoding: Encoding;
}

const previewLines = 12;

/** Takes a CSV table or Markdown articles: shows how the file is read, sends its bytes, and says what became of each row. */
export function ImportDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts();
  const [chosen, setChosen] = useState<Chosen>();
  const [progress, setProgress] = useState<number>();
  const [report, setReport] = useState<ImportReport>();
  const [error, setError] = useState<unknown>();
  const choose = async (file: File) => {
    setError(undefined);
    setReport(undefined);
    try {
      const bytes = await file.arrayBuffer();
      setChosen({ file, bytes, encoding: detect(bytes) });
    } catch (unreadable) {
      setError(unreadable);
    }
  };
  const send = async ({ file, encoding }: Chosen) => {
    setError(undefined);
    setProgress(0);
    try {
      const markdown = /\.(md|markdown)$/i.test(file.name);
      const path = `knowledge/import${markdown ? query({ name: file.name }) : ''}`;
      setReport(await http.upload<ImportReport>(path, file, `${markdown ? 'text/markdown' : 'text/csv'}; charset=${encoding}`, setProgress));
      setChosen(undefined);
    } catch (problem) {
      setError(problem);
    } finally {
      setProgress(undefined);
    }
  };
  const close = () => {
    setChosen(undefined);
    setReport(undefined);
    setError(undefined);
    onClose();
  };
  const busy = progress !== undefined;
  const readable = chosen && decoded(chosen.bytes, chosen.encoding) !== null;
  return (
    <Modal
      title={t('knowledge.import')}
      open={open}
      onCancel={close}
      closable={!busy}
      mask={{ closable: false }}
      keyboard={!busy}
      width={720}
      destroyOnHidden
      footer={
        <>
          <Button disabled={busy} onClick={close}>{t(report ? 'common.close' : 'common.cancel')}</Button>
          {chosen ? <Button type="primary" loading={busy} disabled={!readable} onClick={() => void send(chosen)}>{t('import.start')}</Button> : null}
        </>
      }
    >
      {busy ? null : (
        <Upload.Dragger
          accept=".csv,.md,.markdown"
          showUploadList={false}
          beforeUpload={(file) => {
            void choose(file);
            return false;
          }}
        >
          {chosen ? null : <p className="ant-upload-drag-icon"><InboxOutlined /></p>}
          <p>{t(chosen ? 'import.another' : 'import.drop')}</p>
          <p className="hint">{t('import.columns')}</p>
        </Upload.Dragger>
      )}
      <div className="below">
        {busy ? <Sending share={progress} /> : null}
        <Trouble error={error} />
        {chosen ? <Preview chosen={chosen} disabled={busy} onEncoding={(encoding) => setChosen({ ...chosen, encoding })} /> : null}
        {report ? <Report report={report} /> : null}
      </div>
    </Modal>
  );
}

function Sending({ share }: { share: number }) {
  const t = useTexts();
  return (
    <div role="status" className="import-progress">
      <Progress percent={Math.round(share * 100)} status="active" aria-label={t('import.sending')} />
      <p className="hint">{t(share < 1 ? 'import.sending' : 'import.working')}</p>
    </div>
  );
}

/** The first lines as they would be read: letters that are wrong here would be wrong for callers. */
function Preview({ chosen, disabled, onEncoding }: { chosen: Chosen; disabled: boolean; onEncoding: (e: Encoding) => void }) {
  const t = useTexts();
  const text = decoded(chosen.bytes, chosen.encoding);
  const lines = (text ?? '').split(/\r\n|\n|\r/);
  return (
    <>
      <div className="import-head">
        <b>{chosen.file.name}</b>
        <span className="hint">{t('import.lines', { n: lines.filter((l) => l.trim()).length })}</span>
        <Select<Encoding>
          aria-label={t('import.encoding')}
          className="filter-select"
          disabled={disabled}
          value={chosen.encoding}
          onChange={onEncoding}
          options={encodings.map((e) => ({ value: e, label: t.word('encoding', e) }))}
        />
      </div>
      {text === null ? (
        <Alert type="error" showIcon title={t('import.unreadable')} />
      ) : (
        <pre className="import-preview" tabIndex={0} aria-label={t('import.preview')}>{lines.slice(0, previewLines).join('\n')}</pre>
      )}
    </>
  );
}

function Report({ report }: { report: ImportReport }) {
  const t = useTexts();
  const { articles, phrasings, updated, rejected, madeAnswers, rows, taken } = report;
  const made = t('import.report', { articles, phrasings, updated, rejected: rows > 0 ? rows - taken : rejected.length });
  return (
    <>
      <Alert
        type={rejected.length === 0 ? 'success' : 'warning'}
        showIcon
        title={rows > 0 ? `${t('import.rows', { rows, taken })} ${made}` : made}
        description={madeAnswers > 0 ? t('import.madeAnswers', { n: madeAnswers }) : undefined}
      />
      {rejected.length > 0 ? (
        <Table
          className="below"
          size="small"
          rowKey={(r) => `${r.row} ${r.reason}`}
          dataSource={rejected}
          pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: t('import.row'), dataIndex: 'row', width: 80 },
            { title: t('import.reason'), render: (_, r) => reasonIn(t, r) },
          ]}
        />
      ) : null}
    </>
  );
}

function reasonIn(t: Texts, { article, field, code, args }: ImportReport['rejected'][number]): string {
  const why = `${t.word('column', field)}: ${t.fault({ field, code, args })}`;
  return article ? `${t('import.article', { article })} · ${why}` : why;
}
