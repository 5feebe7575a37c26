import { InboxOutlined } from '@ant-design/icons';
import { Alert, Modal, Table, Upload } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import type { ImportReport } from '../api/types';
import { Trouble } from '../common/Page';
import { useTexts } from '../i18n';

/** Takes a CSV table or Markdown articles and says what became of them, row by row. */
export function ImportDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts();
  const [report, setReport] = useState<ImportReport>();
  const [error, setError] = useState<unknown>();
  const take = async (file: File) => {
    setError(undefined);
    setReport(undefined);
    try {
      const markdown = /\.(md|markdown)$/i.test(file.name);
      const text = await file.text();
      setReport(await http.text<ImportReport>(`knowledge/import${markdown ? query({ name: file.name }) : ''}`, text, markdown ? 'text/markdown' : 'text/csv'));
    } catch (problem) {
      setError(problem);
    }
  };
  const close = () => {
    setReport(undefined);
    setError(undefined);
    onClose();
  };
  return (
    <Modal title={t('knowledge.import')} open={open} onCancel={close} onOk={close} okText={t('common.close')} cancelButtonProps={{ hidden: true }} width={640} destroyOnHidden>
      <Upload.Dragger
        accept=".csv,.md,.markdown"
        showUploadList={false}
        beforeUpload={(file) => {
          void take(file);
          return false;
        }}
      >
        <p className="ant-upload-drag-icon"><InboxOutlined /></p>
        <p>{t('import.drop')}</p>
        <p className="hint">{t('import.columns')}</p>
      </Upload.Dragger>
      <div className="below">
        <Trouble error={error} />
        {report ? (
          <>
            <Alert
              type={report.rejected.length === 0 ? 'success' : 'warning'}
              showIcon
              title={t('import.report', { articles: report.articles, phrasings: report.phrasings, updated: report.updated, rejected: report.rejected.length })}
              description={report.madeAnswers > 0 ? t('import.madeAnswers', { n: report.madeAnswers }) : undefined}
            />
            {report.rejected.length > 0 ? (
              <Table
                className="below"
                size="small"
                rowKey="row"
                dataSource={report.rejected}
                pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
                columns={[
                  { title: t('import.row'), dataIndex: 'row', width: 80 },
                  { title: t('import.reason'), dataIndex: 'reason' },
                ]}
              />
            ) : null}
          </>
        ) : null}
      </div>
    </Modal>
  );
}
