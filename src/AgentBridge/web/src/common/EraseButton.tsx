import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Sure } from './Popup';

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
  return (
    <Sure title={sure} description={means} okText={label} okButtonProps={{ danger: true }} onConfirm={onErase}>
      <Button danger icon={<DeleteOutlined />} disabled={busy}>{label}</Button>
    </Sure>
  );
}
