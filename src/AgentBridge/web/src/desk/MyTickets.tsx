import { Card } from 'antd';
import { http, query } from '../api/http';
import type { Ticket } from '../api/types';
import { Trouble } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { useSession } from '../shell/session';
import { TicketTable } from '../tickets/TicketTable';

export function MyTickets() {
  const t = useTexts();
  const { user } = useSession();
  const tickets = useLoad(user, () => http.get<Ticket[]>(`tickets${query({ owner: user, open: true })}`));
  return (
    <Card title={t('desk.myTickets')} extra={tickets.data ? <span className="count">{tickets.data.length}</span> : null} className="flush">
      <Trouble error={tickets.error} retry={tickets.reload} />
      <TicketTable tickets={tickets.data} loading={tickets.loading} empty={t('desk.noTickets')} compact />
    </Card>
  );
}
