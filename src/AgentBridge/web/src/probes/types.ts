export interface Probe {
  id: string;
  name: string;
  script: string;
  everyMinutes: number;
  enabled: boolean;
  version: number;
  cron: string | null;
  zone: string | null;
}

export interface ProbeRun {
  id: string;
  at: string;
  isGood: boolean;
  tookMs: number;
  steps: { step: string; isGood: boolean; tookMs: number; seen: string }[];
}

export interface ProbeState {
  probe: Probe;
  last: ProbeRun | null;
  isCalling: boolean;
}
