import { Tag } from 'antd';
import { useTexts } from '../i18n';
import type { CampaignState } from './types';

const colors: Record<CampaignState, string> = { running: 'green', paused: 'gold', stopped: 'default' };

export function CampaignStateTag({ state }: { state: CampaignState }) {
  const t = useTexts();
  return <Tag color={colors[state]}>{t.word('campaignState', state)}</Tag>;
}
