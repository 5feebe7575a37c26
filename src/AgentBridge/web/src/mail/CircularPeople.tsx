import { ImportOutlined, TeamOutlined } from '@ant-design/icons';
import { Button, Card, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import { Moment } from '../common/Moment';
import { Nothing, RowButton, Shown } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { CircularImport } from './CircularImport';
import { letterStates, LetterStateTag } from './CircularTags';
import type { Circular, CircularLetter, CircularLetterState } from './types';

const pageSize = 100;

/** Who is on the list, and what became of each letter. */
export function CircularPeople({ circular: { circular, letters }, onTaken, onShow }: { circular: Circular; onTaken: () => void; onShow: (recipient: string) => void }) {
  const t = useTexts();
  const [state, setState] = useState<CircularLetterState>();
  const [page, setPage] = useState(1);
  const [importing, setImporting] = useState<'file' | 'customers'>();
  const asked = query({ state, offset: (page - 1) * pageSize, limit: pageSize });
  const people = useLoad(`${circular.id}${asked}${JSON.stringify(letters)}`, () => http.get<CircularLetter[]>(`mail/circulars/${circular.id}/people${asked}`));
  const total = state ? (letters[state] ?? 0) : Object.values(letters).reduce((sum, n) => sum + n, 0);
  return (
    <>
      <div className="tab-head below">
        <Select<CircularLetterState>
          allowClear
          className="filter-select"
          aria-label={t('common.state')}
          placeholder={t('common.all')}
          value={state}
          onChange={(s) => {
            setState(s);
            setPage(1);
          }}
          options={letterStates.map((s) => ({ value: s, label: t.word('circularLetter', s) }))}
        />
        {circular.state === 'draft' ? (
          <Space>
            <Button icon={<TeamOutlined />} onClick={() => setImporting('customers')}>{t('leads.fromCustomers')}</Button>
            <Button icon={<ImportOutlined />} onClick={() => setImporting('file')}>{t('leads.import')}</Button>
          </Space>
        ) : null}
      </div>
      <Shown of={people}>
        <Card className="flush below">
          <Table<CircularLetter>
            size="small"
            rowKey={(l) => l.to.id}
            loading={people.loading && !people.data}
            dataSource={people.data}
            pagination={{ current: page, pageSize, total, showSizeChanger: false, hideOnSinglePage: true, onChange: setPage }}
            onRow={(l) => ({ onClick: () => onShow(l.to.id), className: 'clickable' })}
            locale={{ emptyText: <Nothing>{t('circular.nobodyYet')}</Nothing> }}
            columns={[
              { title: t('mail.to'), render: (_, l) => <RowButton>{l.to.address}</RowButton> },
              { title: t('leads.name'), render: (_, l) => l.to.name },
              { title: t('common.language'), render: (_, l) => t.word('language', l.to.language) },
              { title: t('circular.text'), render: (_, l) => l.to.text ?? '–' },
              { title: t('common.state'), render: (_, l) => <><LetterStateTag state={l.state} />{l.error ? <span className="hint">{l.error}</span> : null}</> },
              { title: t('mail.at'), render: (_, l) => <Moment at={l.at} /> },
            ]}
          />
        </Card>
      </Shown>
      <CircularImport id={circular.id} from={importing} onClose={() => setImporting(undefined)} onTaken={onTaken} />
    </>
  );
}
