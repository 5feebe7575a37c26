import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Drawer, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { http, query } from '../api/http';
import type { Ticket, TicketState } from '../api/types';
import { Page, Trouble } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { go, usePath } from '../shell/route';
import { useSession } from '../shell/session';
import { NewTicket } from './NewTicket';
import { TicketDetail } from './TicketDetail';
import { TicketTable } from './TicketTable';

type Scope = 'open' | 'mine' | 'all';
const states: TicketState[] = ['new', 'assigned', 'suspended', 'escalated', 'handled', 'closed', 'closedUnresolved'];

export default function TicketsPage() {
  const t = useTexts();
  const { user } = useSession();
  const selected = usePath()[1];
  const [scope, setScope] = useState<Scope>('open');
  const [state, setState] = useState<TicketState>();
  const [phone, setPhone] = useState('');
  const [adding, setAdding] = useState(false);
  const filter = query({ open: scope === 'all' ? undefined : true, owner: scope === 'mine' ? user : undefined, state, phone, limit: 500 });
  const tickets = useLoad(filter, () => http.get<Ticket[]>(`tickets${filter}`));
  return (
    <Page
      title={t('menu.tickets')}
      actions={
        <>
          <Segmented<Scope>
            value={scope}
            onChange={setScope}
            options={[
              { value: 'open', label: t('ticket.open') },
              { value: 'mine', label: t('ticket.mine') },
              { value: 'all', label: t('common.all') },
            ]}
          />
          <Select
            allowClear
            className="filter-select"
            placeholder={t('ticket.state')}
            value={state}
            onChange={setState}
            options={states.map((s) => ({ value: s, label: t.word('ticketState', s) }))}
          />
          <Input.Search allowClear className="filter-search" placeholder={t('ticket.byPhone')} onSearch={(v) => setPhone(v.trim())} />
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t('ticket.add')}
          </Button>
        </>
      }
    >
      <Trouble error={tickets.error} retry={tickets.reload} />
      <Card className="flush">
        <TicketTable tickets={tickets.data} loading={tickets.loading} empty={t('ticket.none')} />
      </Card>
      <Drawer size={620} open={selected !== undefined} onClose={() => go('tickets')} title={t('ticket.title')} destroyOnHidden>
        {selected ? <TicketDetail key={selected} id={selected} onChanged={() => void tickets.reload()} /> : null}
      </Drawer>
      <NewTicket
        open={adding}
        onClose={() => setAdding(false)}
        onAdded={(ticket) => {
          setAdding(false);
          void tickets.reload();
          go('tickets', ticket.id);
        }}
      />
    </Page>
  );
}
