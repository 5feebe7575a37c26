import { http } from '../api/http';
import { useLoad } from '../common/useLoad';
import type { Disposition, Lead, PacingMode } from './types';

export interface CampaignCall {
  callId: string;
  campaign: string;
  mode: PacingMode;
  lead: Lead;
  dispositions: Disposition[];
}

/** What the agent needs for this call, where a campaign has dialed it; undefined for any other. */
export function useCampaignCall(callId: string | null | undefined): CampaignCall | undefined {
  const call = useLoad(callId ?? '', async () => (callId ? http.get<CampaignCall | undefined>('desk/campaign') : undefined));
  return call.data?.callId === callId ? call.data : undefined;
}
