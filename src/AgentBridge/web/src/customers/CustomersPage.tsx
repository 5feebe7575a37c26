import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Input, Table } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import type { Customer } from '../api/types';
import { Side } from '../common/Closing';
import { CutOff, Nothing, Page, Shown } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { usePath, useFilter } from '../shell/route';
import { useRole } from '../shell/session';
import { CustomerForm } from './CustomerForm';
import { HintsDialog } from './HintsDialog';
import { searchOf } from './search';
import { Numbers } from './Numbers';
import { ValueClass } from './ValueClass';

const most = 200;

export default function CustomersPage() {
  const t = useTexts();
  const selected = usePath()[1];
  const { values, set, link } = useFilter();
  const text = values.q ?? '';
  const admin = useRole('admin');
  const [hinting, setHinting] = useState(false);
  const customers = useLoad(text, () => http.get<Customer[]>(`customers${query({ ...searchOf(text), limit: most })}`));
  const open = (...path: string[]) => (location.hash = link('customers', ...path));
  return (
    <Page
      title={t('menu.customers')}
      actions={
        <>
          <Input.Search
            allowClear
            className="filter-search wide-search"
            aria-label={t('customer.search')}
            placeholder={t('customer.search')}
            key={text}
            defaultValue={text}
            onSearch={(v) => set({ q: v.trim() })}
          />
          {admin ? <Button onClick={() => setHinting(true)}>{t('hints.title')}</Button> : null}
          <Button type="primary" icon={<PlusOutlined />} onClick={() => open('new')}>
            {t('customer.add')}
          </Button>
        </>
      }
    >
      <Shown of={customers}>
        <Card className="flush">
          <Table<Customer>
            size="small"
            rowKey="id"
            loading={customers.loading && !customers.data}
            dataSource={customers.data}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            onRow={(c) => ({ onClick: () => open(c.id), className: 'clickable' })}
            locale={{ emptyText: <Nothing>{t('customer.none')}</Nothing> }}
            columns={[
              { title: t('customer.name'), render: (_, c) => <a href={link('customers', c.id)}>{c.name}</a> },
              { title: t('customer.company'), render: (_, c) => c.company ?? '–' },
              { title: t('customer.numbers'), render: (_, c) => <Numbers of={c.numbers} /> },
              { title: t('customer.email'), responsive: ['lg'], render: (_, c) => c.email ?? '–' },
              { title: t('customer.valueClass'), width: 120, render: (_, c) => <ValueClass value={c.valueClass} /> },
            ]}
          />
          <CutOff items={customers.data} most={most} />
        </Card>
      </Shown>
      <Side size={660} open={selected !== undefined} onClose={() => open()} title={t('customer.title')}>
        {selected ? (
          <CustomerForm
            key={selected}
            id={selected === 'new' ? null : selected}
            onSaved={(c) => {
              void customers.reload();
              open(c.id);
            }}
            onGone={(into) => {
              void customers.reload();
              open(...(into ? [into.id] : []));
            }}
          />
        ) : null}
      </Side>
      <HintsDialog open={hinting} onClose={() => setHinting(false)} />
    </Page>
  );
}
