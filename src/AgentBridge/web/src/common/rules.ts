import type { FormRule } from 'antd';
import type { Texts } from '../i18n';

/** The field must be filled in. */
export const given = (t: Texts): FormRule => ({ required: true, whitespace: true, message: t('common.required') });

/** A text that is too long is told, never cut. */
export const atMost = (t: Texts, max: number): FormRule => ({ max, message: t('fault.tooLong', { max }) });

/** A whole number; one out of range is told, never changed. */
export const between = (t: Texts, min: number, max: number): FormRule[] => [
  { required: true, message: t('common.required') },
  { type: 'number', min, max, message: t('fault.range', { min, max }) },
];

const number = /^\+?[\d\s()./-]*$/;

/** A telephone number as people write it; the server has the last word. */
export const phone = (t: Texts): FormRule => ({
  validator: (_, value?: string) =>
    !value?.trim() || (number.test(value.trim()) && /\d{2}/.test(value)) ? Promise.resolve() : Promise.reject(new Error(t('fault.phone'))),
});

/** A day as 2027-12-31, or none. */
export const day = (t: Texts): FormRule => ({ pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, message: t('fault.day') });

/** A counter under a long text. */
export const counted = (max: number) => ({ show: true, max });
