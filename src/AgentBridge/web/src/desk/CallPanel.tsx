import { Alert, Card, Tag } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import { setView } from '../api/live';
import type { AgentView, Customer, ScreenPop } from '../api/types';
import { LaterDialog, type Wanted } from '../callbacks/LaterDialog';
import { useCampaignCall } from '../campaigns/useCampaignCall';
import { Side } from '../common/Closing';
import { isWithheld } from '../common/Num';
import { usePersonName } from '../common/personNames';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';
import { TicketDetail } from '../tickets/TicketDetail';
import { TicketTable } from '../tickets/TicketTable';
import { choose, guess, useCaller } from './caller';
import { CallerCard } from './CallerCard';
import { CallerSigns, PastContacts, profileOf } from './CallerNotes';
import { CompanyPage } from './CompanyPage';
import { Heard } from './Heard';
import { Note } from './Note';
import { CallScript } from './Script';

/** One call from the offer to the end of the wrap-up: the note on top, what is known of the caller below. */
export function CallPanel({ view, pop }: { view: AgentView; pop: ScreenPop }) {
  const t = useTexts();
  const { run } = useDo();
  const personName = usePersonName();
  const { customers, chosen } = useCaller();
  const campaign = useCampaignCall(pop.callId);
  const [later, setLater] = useState<Wanted>();
  const attach = (customer: Customer) => {
    choose(customer);
    void run(
      async () => setView(await http.post<AgentView | undefined>('desk/customer', { callId: pop.callId, customerId: customer.id })),
      t('pop.linked', { name: customer.name }),
    );
  };
  return (
    <>
      {pop.note ? <Alert type="info" showIcon title={t('pop.noteOf', { who: personName(pop.noteBy) })} description={pop.note} /> : null}
      <Note
        view={view}
        campaign={campaign}
        onLater={() => setLater({ number: campaign?.lead.number ?? told(view.parties.find((p) => p.role === 'caller')?.who ?? pop.number), name: campaign?.lead.name ?? chosen?.name, queue: pop.queue, callId: pop.callId })}
      />
      <LaterDialog of={later} onClose={() => setLater(undefined)} />
      <CallScript key={pop.callId} pop={pop} lead={campaign?.lead} />
      <Known pop={pop} customers={customers} chosen={chosen} answered={view.state !== 'offered'} onChoose={attach} />
    </>
  );
}

const told = (number: string) => (isWithheld(number) ? '' : number);

/** A call that is over, as it was known. */
export function PastCall({ pop }: { pop: ScreenPop }) {
  return <Known pop={pop} customers={pop.customers} chosen={guess(pop.customers, pop.chosen ?? pop.ticket?.customerId)} answered />;
}

interface KnownProps {
  pop: ScreenPop;
  customers: Customer[];
  chosen: Customer | undefined;
  answered: boolean;
  /** Undefined: who it was is settled. */
  onChoose?: (customer: Customer) => void;
}

function Known({ pop, customers, chosen, answered, onChoose }: KnownProps) {
  const t = useTexts();
  const [open, setOpen] = useState<string>();
  const profile = profileOf(pop, chosen);
  const tickets = [...(pop.ticket ? [pop.ticket] : []), ...pop.openTickets.filter((x) => x.id !== pop.ticket?.id)].filter(
    (x) => !chosen || !x.customerId || x.customerId === chosen.id || x.id === pop.ticket?.id,
  );
  return (
    <>
      <CallerSigns profile={profile} />
      <CompanyPage pop={pop} answered={answered} />
      <Card title={t('pop.openTickets')} extra={<span className="count">{tickets.length}</span>} className="flush">
        <TicketTable tickets={tickets} empty={t('pop.noTickets')} compact mark={pop.ticket?.id} onOpen={(x) => setOpen(x.id)} />
      </Card>
      <div className="pop-grid">
        <CallerCard pop={pop} customers={customers} chosen={chosen} onChoose={onChoose} />
        <Heard pop={pop} />
      </div>
      <PastContacts profile={profile} />
      {Object.keys(pop.variables).length > 0 ? (
        <div className="variables">
          {Object.entries(pop.variables).map(([name, value]) => (
            <Tag key={name}>
              {name}: <b>{value}</b>
            </Tag>
          ))}
        </div>
      ) : null}
      <Side size={640} open={open !== undefined} onClose={() => setOpen(undefined)} title={t('ticket.title')}>
        {open ? <TicketDetail key={open} id={open} onChanged={() => {}} /> : null}
      </Side>
    </>
  );
}
