import type { ThemeConfig } from 'antd';

export const theme: ThemeConfig = {
  token: {
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    colorPrimary: '#0f5f75',
    colorInfo: '#0f5f75',
    colorInfoBg: '#eaf3f6',
    colorInfoBorder: '#bcd7df',
    colorSuccess: '#15803d',
    colorSuccessBg: '#ebf7ef',
    colorSuccessBorder: '#b3dfc1',
    colorWarning: '#b45309',
    colorWarningBg: '#fff8ea',
    colorWarningBorder: '#efcf97',
    colorError: '#b91c1c',
    colorLink: '#0b6580',
    colorTextSecondary: '#52606d',
    colorTextTertiary: '#66727f',
    colorTextPlaceholder: '#66727f',
    colorTextDisabled: '#5f6b77',
    colorBgLayout: '#f3f5f7',
    borderRadius: 8,
    fontFamily:
      "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'WenQuanYi Zen Hei', sans-serif",
  },
  components: {
    Layout: { siderBg: '#0c2d3a', headerBg: '#ffffff', headerPadding: '0 20px', headerHeight: 56, triggerBg: '#092430' },
    Menu: {
      darkItemBg: '#0c2d3a',
      darkItemSelectedBg: '#17596d',
      darkItemColor: '#cfdde3',
      itemMarginInline: 8,
    },
    Card: { headerHeight: 46, headerFontSize: 15, bodyPadding: 16, headerPadding: 16 },
    Timeline: { itemPaddingBottom: 8 },
    Tree: { nodeSelectedBg: '#d8e9ee' },
    Table: { headerBg: '#f7f9fa', cellPaddingBlock: 10, headerColor: '#44525e' },
  },
};
