const en = {
  title: 'Call us',
  name: 'Your name (optional)',
  call: 'Call',
  hangUp: 'Hang up',
  mute: 'Mute',
  unmute: 'Unmute',
  microphone: 'Please allow the microphone…',
  connecting: 'Connecting…',
  talking: 'Connected',
  ended: 'The call has ended.',
  insecure: 'This page must be opened by HTTPS to use the microphone.',
  denied: 'The microphone was not allowed.',
  missing: 'No microphone was found.',
  busy: 'Another program uses the microphone.',
  full: 'All lines are busy. Please try again in a minute.',
  failed: 'The call could not be connected.',
  number: 'Your phone number',
  callMe: 'Call me back',
  asked: 'Thank you. We will call you.',
  wrongNumber: 'We cannot call this number.',
  later: 'We cannot take this now. Please try again later.',
};

const zh: typeof en = {
  title: '联系我们',
  name: '您的称呼（选填）',
  call: '呼叫',
  hangUp: '挂断',
  mute: '静音',
  unmute: '取消静音',
  microphone: '请允许使用麦克风…',
  connecting: '正在接通…',
  talking: '已接通',
  ended: '通话已结束。',
  insecure: '必须通过 HTTPS 打开本页面才能使用麦克风。',
  denied: '未获得麦克风权限。',
  missing: '未找到麦克风。',
  busy: '麦克风正被其他程序占用。',
  full: '线路繁忙，请稍后再试。',
  failed: '呼叫未能接通。',
  number: '您的电话号码',
  callMe: '请回电',
  asked: '谢谢，我们会给您回电。',
  wrongNumber: '无法拨打该号码。',
  later: '暂时无法受理，请稍后再试。',
};

export type VisitorText = keyof typeof en;

export function textsFor(language: string): typeof en {
  return language.startsWith('zh') ? zh : en;
}
