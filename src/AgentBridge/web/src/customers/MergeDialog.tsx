import { Form, Modal } from 'antd';
import { http } from '../api/http';
import type { Customer } from '../api/types';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';
import { CustomerPicker } from './CustomerPicker';

interface Props {
  customer: Customer;
  open: boolean;
  onClose: () => void;
  onMerged: (into: Customer) => void;
}

/** The same person twice becomes one: numbers and tickets go to the other, this one goes. */
export function MergeDialog({ customer, open, onClose, onMerged }: Props) {
  const t = useTexts();
  const [form] = Form.useForm<{ into: string }>();
  const { busy, run } = useDo(form);
  const merge = async ({ into }: { into: string }) => {
    const merged = await run(() => http.post<Customer>(`customers/${customer.id}/merge`, { into }), t('customer.merged'));
    if (merged) {
      onClose();
      onMerged(merged);
    }
  };
  return (
    <Modal title={t('customer.mergeTitle', { name: customer.name })} open={open} onCancel={onClose} onOk={form.submit} okText={t('customer.merge')} confirmLoading={busy} destroyOnHidden>
      <p className="hint">{t('customer.mergeMeans')}</p>
      <Form form={form} layout="vertical" requiredMark={false} preserve={false} onFinish={(v) => void merge(v)}>
        <Form.Item name="into" label={t('customer.mergeInto')} rules={[{ required: true, message: t('common.required') }]}>
          <CustomerPicker except={customer.id} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
