import { DeleteOutlined, SaveOutlined, StarOutlined } from '@ant-design/icons';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { http } from '../api/http';
import { Nothing } from '../common/Page';
import { Popup, Sure } from '../common/Popup';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import type { SavedReport } from './types';

/** Reports to be seen again: the address is kept under a name. */
export function SaveReport({ address }: { address: string }) {
  const t = useTexts();
  const saved = useLoad('', () => http.get<SavedReport[]>('reports/saved'));
  const { busy, run } = useDo();
  const [name, setName] = useState('');
  const save = async () => {
    if (name.trim() && (await run(() => http.post<SavedReport>('reports/saved', { name, address }), t('common.saved')))) {
      setName('');
      void saved.reload();
    }
  };
  const erase = async (id: string) => {
    await run(() => http.delete(`reports/saved/${id}`), t('common.deleted'));
    void saved.reload();
  };
  return (
    <>
      <Popup
        content={
          <Space.Compact>
            <Input aria-label={t('report.name')} placeholder={t('report.name')} maxLength={64} value={name} onChange={(e) => setName(e.target.value)} onPressEnter={() => void save()} />
            <Button type="primary" loading={busy} onClick={() => void save()}>{t('common.save')}</Button>
          </Space.Compact>
        }
      >
        <Button icon={<SaveOutlined />}>{t('report.save')}</Button>
      </Popup>
      <Popup
        content={
          <ul className="saved-reports">
            {(saved.data ?? []).map((r) => (
              <li key={r.id}>
                <a href={`#/reports?${r.address}`}>{r.name}</a> <span className="hint">{r.owner}</span>
                <Sure title={t('report.deleteSure', { name: r.name })} okText={t('common.delete')} onConfirm={() => void erase(r.id)}>
                  <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`${t('common.delete')} ${r.name}`} />
                </Sure>
              </li>
            ))}
            {saved.data?.length === 0 ? <Nothing>{t('report.savedNone')}</Nothing> : null}
          </ul>
        }
      >
        <Button icon={<StarOutlined />}>{t('report.saved')}</Button>
      </Popup>
    </>
  );
}
