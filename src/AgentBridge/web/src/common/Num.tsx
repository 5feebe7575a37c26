import { useTexts, type Texts } from '../i18n';

/** The server's word for a number that is not told. */
const withheld = 'anonymous';

export const isWithheld = (number: string) => number === withheld;

export const numberText = (t: Texts, number: string) => (isWithheld(number) ? t('common.withheld') : number);

/** A telephone number, or that it is withheld. */
export function Num({ of }: { of: string }) {
  return <span className="figures">{numberText(useTexts(), of)}</span>;
}
