import { Button, Form, Input, Select, Skeleton } from 'antd';
import { Rows } from '../admin/Rows';
import { http, type Listed } from '../api/http';
import { Side } from '../common/Closing';
import { Trouble } from '../common/Page';
import { atMost, given } from '../common/rules';
import { useConflict } from '../common/useConflict';
import { useDo } from '../common/useDo';
import { useLoad } from '../common/useLoad';
import { useUnsaved } from '../common/useUnsaved';
import { useTexts } from '../i18n';

interface Hint {
  valueClass?: string | null;
  contract?: string | null;
  product?: string | null;
  en: string;
  zh: string;
}

/** What agents may offer to whom. */
export function HintsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts();
  return (
    <Side size={640} open={open} onClose={onClose} title={t('hints.title')}>
      <Hints onSaved={onClose} />
    </Side>
  );
}

function Hints({ onSaved }: { onSaved: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<{ hints: Hint[] }>();
  const { busy, run } = useDo(form);
  const settle = useUnsaved(form);
  const stored = useLoad('', () => http.list<Hint>('hints'));
  const conflict = useConflict(form, stored.data, (list: Listed<Hint>) => ({ hints: list.items }));
  if (!stored.data) {
    return stored.error ? <Trouble error={stored.error} retry={() => void stored.reload()} /> : <Skeleton active />;
  }
  const save = async ({ hints }: { hints: Hint[] }) => {
    if (await run(() => conflict.save((version) => http.putList<Hint>('hints', hints ?? [], version)), t('common.saved'))) {
      settle();
      onSaved();
    }
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={{ hints: stored.data.items }} onFinish={(v) => void save(v)}>
      {conflict.notice}
      <p className="hint">{t('hints.means')}</p>
      <Rows name={['hints']} add={t('hints.add')} fresh={{ en: '', zh: '' }}>
        {(row) => (
          <>
            <Form.Item name={[row, 'valueClass']} label={t('customer.valueClass')}>
              <Select allowClear placeholder={t('common.all')} className="short-select" options={['A', 'B', 'C'].map((value) => ({ value, label: value }))} />
            </Form.Item>
            <Form.Item name={[row, 'contract']} label={t('hints.contract')} rules={[atMost(t, 200)]}>
              <Input allowClear />
            </Form.Item>
            <Form.Item name={[row, 'product']} label={t('hints.product')} rules={[atMost(t, 200)]}>
              <Input allowClear />
            </Form.Item>
            <Form.Item name={[row, 'en']} label={t('hints.en')} className="grows" rules={[given(t), atMost(t, 500)]}>
              <Input />
            </Form.Item>
            <Form.Item name={[row, 'zh']} label={t('hints.zh')} className="grows" rules={[given(t), atMost(t, 500)]}>
              <Input />
            </Form.Item>
          </>
        )}
      </Rows>
      <Button type="primary" htmlType="submit" loading={busy} className="below">{t('common.save')}</Button>
    </Form>
  );
}
