import { ExportOutlined } from '@ant-design/icons';
import { Card } from 'antd';
import type { ScreenPop } from '../api/types';
import { useTexts } from '../i18n';
import { isWriting } from '../shell/writing';

const opened = 'companyPages';

/** The company's own page for a call is opened once, even when this page is loaded again; an offer opens none before somebody who is writing. */
export function openCompanyPage({ callId, company }: ScreenPop, state: string): void {
  const due = company && (company.when === 'offer' ? state === 'offered' || state === 'onCall' : state === 'onCall');
  if (!due || company.where !== 'tab' || !/^https?:/i.test(company.url) || sessionStorage.getItem(opened) === callId) {
    return;
  }
  if (state === 'offered' && isWriting()) {
    return;
  }
  sessionStorage.setItem(opened, callId);
  window.open(company.url, '_blank', 'noopener,noreferrer');
}

/** The way to the company's own page, or that page itself. A browser may keep pages from opening by themselves: the link is always there. */
export function CompanyPage({ pop, answered }: { pop: ScreenPop; answered: boolean }) {
  const t = useTexts();
  const { company } = pop;
  if (!company || !/^https?:/i.test(company.url)) {
    return null;
  }
  const link = (
    <a href={company.url} target="_blank" rel="noopener noreferrer">
      <ExportOutlined /> {t('pop.companyPage')}
    </a>
  );
  return company.where === 'frame' && (company.when === 'offer' || answered) ? (
    <Card title={t('pop.companyPage')} extra={link} className="flush">
      <iframe className="company-page" title={t('pop.companyPage')} src={company.url} sandbox="allow-scripts allow-forms allow-same-origin allow-popups" referrerPolicy="no-referrer" />
    </Card>
  ) : (
    <p>{link}</p>
  );
}
