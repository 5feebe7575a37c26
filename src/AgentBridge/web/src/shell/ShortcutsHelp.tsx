import { Modal, Switch } from 'antd';
import { useTexts, type TextKey } from '../i18n';
import { setHelping, setShortcutsOn, useHelping, useKnownShortcuts, useShortcutsOn } from './shortcuts';

/** Keys that are at work whatever the page. */
const always: { key: string; text: TextKey }[] = [
  { key: '?', text: 'keys.help' },
  { key: 'F2', text: 'keys.bar' },
  { key: 'Ctrl Enter', text: 'keys.submit' },
  { key: 'Esc', text: 'keys.close' },
];

/** All keys that do something now. */
export function ShortcutsHelp() {
  const t = useTexts();
  const open = useHelping();
  const on = useShortcutsOn();
  const known = useKnownShortcuts();
  return (
    <Modal title={t('keys.title')} open={open} onCancel={() => setHelping(false)} footer={null} width={620} destroyOnHidden>
      <p className="hint">{t('keys.means')}</p>
      <label className="keys-switch">
        <Switch checked={on} onChange={setShortcutsOn} /> {t('keys.on')}
      </label>
      <dl className={`keys-list ${on ? '' : 'off'}`}>
        {[...always, ...known].map((s) => (
          <div key={`${s.key} ${s.text}`}>
            <dt>
              {s.key.split(' ').map((k) => (
                <kbd key={k}>{k}</kbd>
              ))}
            </dt>
            <dd>{t(s.text)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
