import { Button } from 'antd';
import { CloseOutlined } from '@ant-design/icons';
import type { ScreenPop } from '../api/types';
import { numberText } from '../common/Num';
import { useTexts } from '../i18n';
import { closePop } from './pops';

interface Props {
  /** What stands behind the first key: the call at hand or the own open work. */
  now: string;
  past: ScreenPop[];
  /** The call that is looked at; undefined: what is now. */
  shown: string | undefined;
  onShow: (callId: string | undefined) => void;
}

/** The call at hand and the ones before it, which stay until they are closed. Plain keys: a tab may not hold a second key for a screen reader. */
export function PopTabs({ now, past, shown, onShow }: Props) {
  const t = useTexts();
  return (
    <div className="pop-tabs" role="group" aria-label={t('menu.calls')}>
      <Button size="small" type={shown ? 'default' : 'primary'} aria-pressed={!shown} onClick={() => onShow(undefined)}>
        {now}
      </Button>
      {past.map((p) => {
        const name = p.customers[0]?.name ?? numberText(t, p.number);
        return (
          <span key={p.callId} className="pop-tab">
            <Button size="small" type={shown === p.callId ? 'primary' : 'default'} aria-pressed={shown === p.callId} onClick={() => onShow(p.callId)}>
              {name}
            </Button>
            <Button size="small" type="text" icon={<CloseOutlined />} aria-label={t('pop.close', { name })} onClick={() => closePop(p.callId)} />
          </span>
        );
      })}
    </div>
  );
}
