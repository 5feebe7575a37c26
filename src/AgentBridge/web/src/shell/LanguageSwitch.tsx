import { Segmented } from 'antd';
import type { Language } from '../api/types';
import { useTexts } from '../i18n';

export function LanguageSwitch({ onLanguage }: { onLanguage: (l: Language) => void }) {
  const t = useTexts();
  return (
    <Segmented<Language>
      aria-label={t('shell.language')}
      size="small"
      value={t.language}
      onChange={onLanguage}
      options={[
        { value: 'en', label: 'EN' },
        { value: 'zh', label: '中文' },
      ]}
    />
  );
}
