/** The devices that a person has chosen on this computer, remembered by the browser. */
export type DeviceUse = 'microphone' | 'speaker' | 'ringer';

const kind: Record<DeviceUse, MediaDeviceKind> = { microphone: 'audioinput', speaker: 'audiooutput', ringer: 'audiooutput' };
const key = (use: DeviceUse): string => `phone.${use}`;

/** Empty: the system's own choice. */
export function chosenDevice(use: DeviceUse): string {
  return localStorage.getItem(key(use)) ?? '';
}

export function chooseDevice(use: DeviceUse, id: string): void {
  localStorage.setItem(key(use), id);
}

/** Those that may be chosen; their names are known once the microphone was allowed. */
export async function devicesFor(use: DeviceUse): Promise<MediaDeviceInfo[]> {
  const all = await navigator.mediaDevices.enumerateDevices();
  return all.filter((d) => d.kind === kind[use] && d.deviceId !== 'default' && d.deviceId !== 'communications');
}

/** Sends an element's sound to the chosen device; one that is gone is left to the system's choice. */
export async function route(element: HTMLAudioElement, use: DeviceUse): Promise<void> {
  if ('setSinkId' in element) {
    await element.setSinkId(chosenDevice(use)).catch(() => element.setSinkId(''));
  }
}
