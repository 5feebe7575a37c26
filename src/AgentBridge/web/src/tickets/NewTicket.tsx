import { Form, Modal } from 'antd';
import { http } from '../api/http';
import type { Ticket } from '../api/types';
import { useClosing } from '../common/Closing';
import { useDo } from '../common/useDo';
import { useUnsaved } from '../common/useUnsaved';
import { useTexts } from '../i18n';
import { useSession } from '../shell/session';
import { TicketForm, type TicketValues } from './TicketForm';

export function NewTicket({ open, onClose, onAdded }: { open: boolean; onClose: () => void; onAdded: (t: Ticket) => void }) {
  const t = useTexts();
  const { user } = useSession();
  const [form] = Form.useForm<TicketValues>();
  const { busy, run } = useDo(form);
  const { guards, close } = useClosing(onClose);
  const settle = useUnsaved(form, guards);
  const save = async (values: TicketValues) => {
    const filled = Object.fromEntries(Object.entries(values).filter(([, v]) => v));
    const ticket = await run(() => http.post<Ticket>('tickets', { ...filled, source: 'agent' }), t('common.saved'));
    if (ticket) {
      settle();
      onAdded(ticket);
    }
  };
  return (
    <Modal
      title={t('ticket.add')}
      open={open}
      onCancel={close}
      onOk={form.submit}
      confirmLoading={busy}
      okText={t('common.save')}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <TicketForm form={form} busy={busy} onSave={(v) => void save(v)} initial={{ type: 'request', priority: 'normal', owner: user }} />
    </Modal>
  );
}
