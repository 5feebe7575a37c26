import { Alert, Modal, Skeleton } from 'antd';
import { http } from '../api/http';
import { Shown } from '../common/Page';
import { useLoad } from '../common/useLoad';
import { useTexts } from '../i18n';
import { Bars } from './Bars';
import type { CampaignCheck } from './types';

interface Props {
  id: string;
  open: boolean;
  busy: boolean;
  onClose: () => void;
  onStart: () => void;
}

/** What the start would meet, before it is one. */
export function StartDialog({ open, busy, onClose, onStart, ...rest }: Props) {
  const t = useTexts();
  return (
    <Modal title={t('campaign.start')} open={open} onCancel={onClose} onOk={onStart} okText={t('campaign.start')} cancelText={t('common.cancel')} confirmLoading={busy} destroyOnHidden>
      <Check {...rest} />
    </Modal>
  );
}

function Check({ id }: { id: string }) {
  const t = useTexts();
  const check = useLoad(id, () => http.get<CampaignCheck>(`campaigns/${id}/check`));
  const { data } = check;
  return (
    <Shown of={check}>
      {data ? (
        <>
          {data.bar ? <Alert type="error" showIcon className="trouble" title={t.word('dialBar', data.bar)} /> : null}
          {data.agents === 0 ? <Alert type="warning" showIcon className="trouble" title={t('campaign.noAgents')} /> : null}
          <p>
            {data.barred === 0
              ? t('campaign.checkGood', { all: data.waiting })
              : t('campaign.checkBarred', { n: data.barred, all: data.waiting })}
          </p>
          <Bars bars={data.bars} />
        </>
      ) : (
        <Skeleton active paragraph={{ rows: 2 }} />
      )}
    </Shown>
  );
}
