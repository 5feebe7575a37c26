import { Form, Input, Modal } from 'antd';
import { http } from '../api/http';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';

export function PasswordDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts();
  const { busy, run } = useDo();
  const [form] = Form.useForm<{ currentPassword: string; password: string }>();
  const save = async () => {
    const values = await form.validateFields();
    const done = await run(async () => {
      await http.patch('session', values);
      return true;
    }, t('common.saved'));
    if (done) {
      onClose();
    }
  };
  return (
    <Modal title={t('shell.changePassword')} open={open} onCancel={onClose} onOk={() => void save()} confirmLoading={busy} destroyOnHidden>
      <Form form={form} layout="vertical" preserve={false} requiredMark={false}>
        <Form.Item name="currentPassword" label={t('password.current')} rules={[{ required: true, message: t('common.required') }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="password" label={t('password.new')} rules={[{ required: true, min: 6, message: t('password.rule') }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
