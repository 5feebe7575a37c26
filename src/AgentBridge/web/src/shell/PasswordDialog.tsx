import { Form, Input, Modal } from 'antd';
import { http } from '../api/http';
import { useDo } from '../common/useDo';
import { useTexts } from '../i18n';

interface Values {
  currentPassword: string;
  password: string;
}

export function PasswordDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<Values>();
  const { busy, run } = useDo(form);
  const save = async (values: Values) => {
    if (await run(() => http.patch('session', values).then(() => true), t('common.saved'))) {
      onClose();
    }
  };
  return (
    <Modal title={t('shell.changePassword')} open={open} onCancel={onClose} onOk={form.submit} okText={t('common.save')} confirmLoading={busy} destroyOnHidden>
      <Form<Values> form={form} layout="vertical" preserve={false} requiredMark={false} onFinish={(v) => void save(v)}>
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
