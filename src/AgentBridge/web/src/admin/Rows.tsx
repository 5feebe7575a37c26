import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n';

/** A list of lines in a form, each with its fields and a button that takes it away. */
export function Rows({ name, add, fresh, children }: { name: (string | number)[]; add: string; fresh: object; children: (row: number) => ReactNode }) {
  const t = useTexts();
  return (
    <Form.List name={name}>
      {(fields, { add: append, remove }) => (
        <>
          {fields.map((field) => (
            <div key={field.key} className="form-row">
              {children(field.name)}
              <Button type="text" icon={<DeleteOutlined />} aria-label={t('common.delete')} onClick={() => remove(field.name)} />
            </div>
          ))}
          <Button size="small" className="row-add" icon={<PlusOutlined />} onClick={() => append(fresh)}>
            {add}
          </Button>
        </>
      )}
    </Form.List>
  );
}
