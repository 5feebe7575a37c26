import { DeleteOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import { useTexts } from '../i18n';

interface Props {
  label: string;
  sure: string;
  /** What goes with it and what stays. */
  means?: string;
  busy: boolean;
  onErase: () => void;
}

/** Takes something away for good, after asking back. */
export function EraseButton({ label, sure, means, busy, onErase }: Props) {
  const t = useTexts();
  return (
    <Popconfirm title={sure} description={means} okText={label} okButtonProps={{ danger: true }} cancelText={t('common.cancel')} onConfirm={onErase}>
      <Button danger icon={<DeleteOutlined />} disabled={busy}>{label}</Button>
    </Popconfirm>
  );
}
