import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { atMost, given } from '../common/rules';
import { useTexts } from '../i18n';

/**
 * The campaign's own words for how a call went, and after how long the number is dialed again.
 * @param keys by which a called person may say them; none = agents say them.
 */
export function DispositionFields({ keys }: { keys: string[] }) {
  const t = useTexts();
  return (
    <Form.List name="dispositions">
      {(rows, { add, remove }, { errors }) => (
        <>
          <p className="hint">{t(keys.length === 0 ? 'dispositions.means' : 'dispositions.byKey')}</p>
          <Form.ErrorList errors={errors} />
          {rows.map((row) => (
            <div key={row.key} className="list-row">
              <Form.Item name={[row.name, 'label']} label={t('dispositions.label')} rules={[given(t), atMost(t, 60)]}>
                <Input />
              </Form.Item>
              <Form.Item name={[row.name, 'code']} label={t('dispositions.code')} rules={[{ required: true, pattern: /^[a-z0-9-]{1,32}$/, message: t('queue.nameRule') }]}>
                <Input autoCapitalize="none" />
              </Form.Item>
              <Form.Item name={[row.name, 'againMinutes']} label={t('dispositions.again')} rules={[{ type: 'number', min: 1, max: 129600, message: t('fault.range', { min: 1, max: 129600 }) }]}>
                <InputNumber precision={0} className="wide" placeholder={t('dispositions.never')} />
              </Form.Item>
              <Form.Item name={[row.name, 'key']} label={t('dispositions.key')} hidden={keys.length === 0}>
                <Select allowClear options={keys.map((value) => ({ value, label: value }))} />
              </Form.Item>
              <Button icon={<DeleteOutlined />} aria-label={t('common.delete')} onClick={() => remove(row.name)} />
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({ againMinutes: null, key: null })}>{t('dispositions.add')}</Button>
        </>
      )}
    </Form.List>
  );
}
