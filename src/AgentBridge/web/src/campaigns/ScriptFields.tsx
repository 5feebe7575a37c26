import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Checkbox, Form, Input, Select } from 'antd';
import { atMost, given } from '../common/rules';
import { useTexts } from '../i18n';

const name = /^[a-z0-9-]{1,32}$/;

const own = ['script'];

/** What the agent says and asks: pages, what is written down on them, and where they lead. */
export function ScriptFields({ at = own }: { at?: string[] }) {
  const t = useTexts();
  const script = (Form.useWatch(at) ?? []) as { id?: string }[];
  const targets = script.flatMap((page) => (page?.id ? [{ value: page.id, label: page.id }] : []));
  return (
    <Form.List name={at}>
      {(pages, { add, remove }, { errors }) => (
        <>
          <p className="hint">{t('script.means')}</p>
          <Form.ErrorList errors={errors} />
          {pages.map((page) => (
            <Card
              key={page.key}
              size="small"
              className="script-page"
              title={t('script.page', { n: page.name + 1 })}
              extra={<Button size="small" icon={<DeleteOutlined />} aria-label={t('common.delete')} onClick={() => remove(page.name)} />}
            >
              <Form.Item name={[page.name, 'id']} label={t('script.id')} rules={[{ required: true, pattern: name, message: t('queue.nameRule') }]}>
                <Input autoCapitalize="none" />
              </Form.Item>
              <Form.Item name={[page.name, 'text']} label={t('script.text')} rules={[given(t), atMost(t, 4000)]}>
                <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} />
              </Form.Item>
              <Asked at={page.name} />
              <Ways at={page.name} targets={targets} />
            </Card>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({ fields: [], branches: [] })}>{t('script.addPage')}</Button>
        </>
      )}
    </Form.List>
  );
}

function Asked({ at }: { at: number }) {
  const t = useTexts();
  return (
    <Form.List name={[at, 'fields']}>
      {(fields, { add, remove }) => (
        <>
          {fields.map((field) => (
            <div key={field.key} className="list-row">
              <Form.Item name={[field.name, 'label']} label={t('script.question')} rules={[given(t), atMost(t, 200)]}>
                <Input />
              </Form.Item>
              <Form.Item name={[field.name, 'name']} label={t('script.field')} rules={[{ required: true, pattern: name, message: t('queue.nameRule') }]}>
                <Input autoCapitalize="none" />
              </Form.Item>
              <Form.Item name={[field.name, 'choices']} label={t('script.choices')}>
                <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ';']} />
              </Form.Item>
              <Form.Item name={[field.name, 'required']} label={t('script.required')} valuePropName="checked">
                <Checkbox />
              </Form.Item>
              <Button icon={<DeleteOutlined />} aria-label={t('common.delete')} onClick={() => remove(field.name)} />
            </div>
          ))}
          <Button size="small" icon={<PlusOutlined />} onClick={() => add({ required: false, choices: [] })}>{t('script.addField')}</Button>
        </>
      )}
    </Form.List>
  );
}

function Ways({ at, targets }: { at: number; targets: { value: string; label: string }[] }) {
  const t = useTexts();
  return (
    <Form.List name={[at, 'branches']}>
      {(ways, { add, remove }) => (
        <>
          {ways.map((way) => (
            <div key={way.key} className="list-row">
              <Form.Item name={[way.name, 'label']} label={t('script.way')} rules={[given(t), atMost(t, 200)]}>
                <Input />
              </Form.Item>
              <Form.Item name={[way.name, 'to']} label={t('script.to')} rules={[given(t)]}>
                <Select options={targets} />
              </Form.Item>
              <Button icon={<DeleteOutlined />} aria-label={t('common.delete')} onClick={() => remove(way.name)} />
            </div>
          ))}
          <Button size="small" icon={<PlusOutlined />} onClick={() => add({})}>{t('script.addWay')}</Button>
        </>
      )}
    </Form.List>
  );
}
