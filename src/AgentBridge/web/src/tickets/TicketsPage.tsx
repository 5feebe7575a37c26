import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { query } from '../api/http';
import type { Ticket, TicketState } from '../api/types';
import { Side } from '../common/Closing';
import { More, Page, Shown } from '../common/Page';
import { usePart } from '../common/usePart';
import { useTexts } from '../i18n';
import { go, useFilter, usePath } from '../shell/route';
import { useSession } from '../shell/session';
import { NewTicket } from './NewTicket';
import { TicketDetail } from './TicketDetail';
import { TicketTable } from './TicketTable';

type Scope = 'open' | 'mine' | 'all';
const states: TicketState[] = ['new', 'assigned', 'suspended', 'escalated', 'handled', 'closed', 'closedUnresolved'];
const over = (state: string | undefined) => state === 'closed' || state === 'closedUnresolved';

export default function TicketsPage() {
  const t = useTexts();
  const { user } = useSession();
  const selected = usePath()[1];
  const { values, set, link } = useFilter();
  const [adding, setAdding] = useState(false);
  const { state, q } = values;
  const scope = (values.scope ?? 'open') as Scope;
  const asked = query({ open: scope === 'all' || over(state) ? undefined : true, owner: scope === 'mine' ? user : undefined, state, q, limit: 200 });
  const tickets = usePart<Ticket>(`tickets${asked}`);
  const close = () => (location.hash = link('tickets'));
  return (
    <Page
      title={t('menu.tickets')}
      actions={
        <>
          <Segmented<Scope>
            aria-label={t('common.filter')}
            value={scope}
            // "open" and a closed state contradict each other: the newer wish stands
            onChange={(to) => set({ scope: to === 'open' ? undefined : to, state: to !== 'all' && over(state) ? undefined : state })}
            options={[
              { value: 'open', label: t('ticket.open') },
              { value: 'mine', label: t('ticket.mine') },
              { value: 'all', label: t('common.all') },
            ]}
          />
          <Select<string>
            allowClear
            className="filter-select"
            aria-label={t('ticket.state')}
            placeholder={t('ticket.state')}
            value={state}
            onChange={(to?: string) => set({ state: to, scope: over(to) && scope === 'open' ? 'all' : values.scope })}
            options={states.map((s) => ({ value: s, label: t.word('ticketState', s) }))}
          />
          <Input.Search
            allowClear
            className="filter-search wide-search"
            aria-label={t('ticket.search')}
            placeholder={t('ticket.search')}
            key={q}
            defaultValue={q}
            onSearch={(text) => set({ q: text.trim() })}
          />
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t('ticket.add')}
          </Button>
        </>
      }
    >
      {q ? <a href={`#/calls?said=${encodeURIComponent(q)}`}>{t('said.also', { words: q })}</a> : null}
      <Shown of={tickets}>
        <Card className="flush">
          <TicketTable tickets={tickets.data?.items} loading={tickets.loading} empty={t('ticket.none')} link={(x) => link('tickets', x.id)} />
          <More of={tickets} />
        </Card>
      </Shown>
      <Side size={640} open={selected !== undefined} onClose={close} title={t('ticket.title')}>
        {selected ? <TicketDetail key={selected} id={selected} onChanged={() => void tickets.reload()} /> : null}
      </Side>
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
