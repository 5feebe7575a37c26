import { Alert, Card, Tag } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import type { AgentView, Customer, ScreenPop } from '../api/types';
import { LaterDialog, type Wanted } from '../callbacks/LaterDialog';
import { useCampaignCall } from '../campaigns/useCampaignCall';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';
import { TicketTable } from '../tickets/TicketTable';
import { choose, useCaller } from './caller';
import { CampaignScript } from './CampaignScript';
import { CallerCard } from './CallerCard';
import { Heard } from './Heard';
import { Note } from './Note';

/** One call from the offer to the end of the wrap-up: the note on top, what is known of the caller below. */
export function CallPanel({ view, pop }: { view: AgentView; pop: ScreenPop }) {
  const t = useTexts();
  const { run } = useDo();
  const { chosen } = useCaller();
  const campaign = useCampaignCall(pop.callId);
  const [later, setLater] = useState<Wanted>();
  const attach = (customer: Customer) => {
    choose(customer);
    if (pop.ticket && pop.ticket.customerId !== customer.id) {
      void run(() => http.patch(`tickets/${pop.ticket!.id}`, { customerId: customer.id }), t('pop.linked', { name: customer.name }));
    }
  };
  const tickets = [...(pop.ticket ? [pop.ticket] : []), ...pop.openTickets.filter((x) => x.id !== pop.ticket?.id)].filter(
    (x) => !chosen || !x.customerId || x.customerId === chosen.id || x.id === pop.ticket?.id,
  );

  return (
    <>
      {pop.note ? <Alert type="info" showIcon title={t('pop.noteOf', { who: pop.noteBy ?? '' })} description={pop.note} /> : null}
      <Note
        view={view}
        campaign={campaign}
        onLater={() => setLater({ number: campaign?.lead.number ?? view.parties.find((p) => p.role === 'caller')?.who ?? pop.from, name: campaign?.lead.name ?? chosen?.name, queue: pop.queue, callId: pop.callId })}
      />
      <LaterDialog of={later} onClose={() => setLater(undefined)} />
      {campaign ? <CampaignScript key={campaign.callId} call={campaign} /> : null}
      <div className="pop-grid">
        <CallerCard pop={pop} onChoose={attach} />
        <Heard pop={pop} />
      </div>
      <Card title={t('pop.openTickets')} extra={<span className="count">{tickets.length}</span>} className="flush">
        <TicketTable tickets={tickets} empty={t('pop.noTickets')} compact mark={pop.ticket?.id} />
      </Card>
      {Object.keys(pop.variables).length > 0 ? (
        <div className="variables">
          {Object.entries(pop.variables).map(([name, value]) => (
            <Tag key={name}>
              {name}: <b>{value}</b>
            </Tag>
          ))}
        </div>
      ) : null}
    </>
  );
}
