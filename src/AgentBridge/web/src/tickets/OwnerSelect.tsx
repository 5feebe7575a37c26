import { Select } from 'antd';
import { http } from '../api/http';
import type { AgentLive } from '../api/types';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { useSession } from '../shell/session';

interface Props {
  id?: string;
  /** A user's name; empty = nobody. */
  value?: string;
  onChange?: (user: string) => void;
  size?: 'small';
  className?: string;
  disabled?: boolean;
  label?: string;
}

/** Who a ticket belongs to: one of the agents, oneself, or nobody. It shows what is stored, never what is typed. */
export function OwnerSelect({ value = '', onChange, label, ...rest }: Props) {
  const t = useTexts();
  const { user, name } = useSession();
  const agents = useLoad('', () => http.get<AgentLive[]>('agents/live'));
  const people = new Map<string, string>((agents.data ?? []).map((a) => [a.user, a.name]));
  for (const missing of [value, user]) {
    if (missing && !people.has(missing)) {
      people.set(missing, missing === user ? name : missing);
    }
  }
  const options = [...people].map(([key, called]) => ({ value: key, label: called === key ? key : `${called} (${key})` }));
  return (
    <Select
      {...rest}
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={value}
      onChange={onChange}
      options={[{ value: '', label: t('ticket.nobody') }, ...options]}
    />
  );
}
