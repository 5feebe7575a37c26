import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Drawer, Input, Table } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import type { Customer } from '../api/types';
import { Nothing, Page, Trouble } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { go, usePath } from '../shell/route';
import { CustomerForm } from './CustomerForm';
import { ValueClass } from './ValueClass';

const isNumber = (text: string) => /^\+?[\d\s()/.-]{4,}$/.test(text);

export default function CustomersPage() {
  const t = useTexts();
  const selected = usePath()[1];
  const [text, setText] = useState('');
  const customers = useLoad(text, () => http.get<Customer[]>(`customers${query(isNumber(text) ? { phone: text } : { q: text, limit: 200 })}`));
  return (
    <Page
      title={t('menu.customers')}
      actions={
        <>
          <Input.Search allowClear className="filter-search" placeholder={t('customer.search')} onSearch={(v) => setText(v.trim())} />
          <Button type="primary" icon={<PlusOutlined />} onClick={() => go('customers', 'new')}>
            {t('customer.add')}
          </Button>
        </>
      }
    >
      <Trouble error={customers.error} retry={customers.reload} />
      <Card className="flush">
        <Table<Customer>
          size="small"
          rowKey="id"
          loading={customers.loading && !customers.data}
          dataSource={customers.data}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          onRow={(c) => ({ onClick: () => go('customers', c.id), className: 'clickable' })}
          locale={{ emptyText: <Nothing>{t('customer.none')}</Nothing> }}
          columns={[
            { title: t('customer.name'), render: (_, c) => <a href={`#/customers/${c.id}`}>{c.name}</a> },
            { title: t('customer.company'), render: (_, c) => c.company ?? '–' },
            { title: t('customer.numbers'), render: (_, c) => <span className="figures">{c.numbers.join(', ')}</span> },
            { title: t('customer.email'), render: (_, c) => c.email ?? '–' },
            { title: t('customer.valueClass'), width: 120, render: (_, c) => <ValueClass value={c.valueClass} /> },
          ]}
        />
      </Card>
      <Drawer size={660} open={selected !== undefined} onClose={() => go('customers')} title={t('customer.title')} destroyOnHidden>
        {selected ? (
          <CustomerForm
            key={selected}
            id={selected === 'new' ? null : selected}
            onSaved={(c) => {
              void customers.reload();
              go('customers', c.id);
            }}
          />
        ) : null}
      </Drawer>
    </Page>
  );
}
