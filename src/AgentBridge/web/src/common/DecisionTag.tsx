import { Tag } from 'antd';
import type { Decision } from '../api/types';
import { useTexts } from '../i18n';

const colors: Record<Decision, string> = { speak: 'green', offer: 'gold', person: 'blue' };

export function DecisionTag({ decision }: { decision: Decision }) {
  return <Tag color={colors[decision]}>{useTexts().word('decision', decision)}</Tag>;
}
