import {
  AudioOutlined,
  BarChartOutlined,
  BookOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  GlobalOutlined,
  HeartOutlined,
  MailOutlined,
  PhoneOutlined,
  NotificationOutlined,
  RetweetOutlined,
  StopOutlined,
  ContactsOutlined,
  TagsOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { lazy, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react';
import type { Role } from '../api/types';
import type { TextKey } from '../i18n';

export interface PageEntry {
  path: string;
  /** Pressed after "g". */
  letter: string;
  text: TextKey;
  icon: ReactNode;
  /** Who sees it; an administrator sees what supervisors see. */
  roles: Role[];
  page: LazyExoticComponent<ComponentType>;
}

const all: Role[] = ['agent', 'supervisor', 'admin'];
const leaders: Role[] = ['supervisor', 'admin'];

/** In the order of the menu; the first that a role sees is its first screen. */
export const pages: PageEntry[] = [
  { path: 'desk', letter: 'd', text: 'menu.desk', icon: <CustomerServiceOutlined />, roles: ['agent'], page: lazy(() => import('../desk/DeskPage')) },
  { path: 'live', letter: 'l', text: 'menu.live', icon: <DashboardOutlined />, roles: leaders, page: lazy(() => import('../wall/LivePage')) },
  { path: 'reports', letter: 'r', text: 'menu.reports', icon: <BarChartOutlined />, roles: leaders, page: lazy(() => import('../reports/ReportsPage')) },
  { path: 'calls', letter: 'c', text: 'menu.calls', icon: <PhoneOutlined />, roles: all, page: lazy(() => import('../calls/CallsPage')) },
  { path: 'tickets', letter: 't', text: 'menu.tickets', icon: <TagsOutlined />, roles: all, page: lazy(() => import('../tickets/TicketsPage')) },
  { path: 'customers', letter: 'u', text: 'menu.customers', icon: <ContactsOutlined />, roles: all, page: lazy(() => import('../customers/CustomersPage')) },
  { path: 'knowledge', letter: 'k', text: 'menu.knowledge', icon: <BookOutlined />, roles: all, page: lazy(() => import('../knowledge/KnowledgePage')) },
  { path: 'callbacks', letter: 'b', text: 'menu.callbacks', icon: <RetweetOutlined />, roles: leaders, page: lazy(() => import('../callbacks/CallbacksPage')) },
  { path: 'campaigns', letter: 'm', text: 'menu.campaigns', icon: <NotificationOutlined />, roles: leaders, page: lazy(() => import('../campaigns/CampaignsPage')) },
  { path: 'donotcall', letter: 'n', text: 'menu.doNotCall', icon: <StopOutlined />, roles: leaders, page: lazy(() => import('../campaigns/DoNotCallPage')) },
  { path: 'mail', letter: 'e', text: 'menu.mail', icon: <MailOutlined />, roles: leaders, page: lazy(() => import('../mail/MailPage')) },
  { path: 'probes', letter: 'o', text: 'menu.probes', icon: <AudioOutlined />, roles: leaders, page: lazy(() => import('../probes/ProbesPage')) },
  { path: 'agents', letter: 'p', text: 'menu.agents', icon: <TeamOutlined />, roles: ['admin'], page: lazy(() => import('../admin/AgentsPage')) },
  { path: 'queues', letter: 'q', text: 'menu.queues', icon: <UnorderedListOutlined />, roles: ['admin'], page: lazy(() => import('../admin/QueuesPage')) },
  { path: 'trunks', letter: 'x', text: 'menu.trunks', icon: <GlobalOutlined />, roles: leaders, page: lazy(() => import('../admin/TrunksPage')) },
  { path: 'health', letter: 'h', text: 'menu.health', icon: <HeartOutlined />, roles: leaders, page: lazy(() => import('../admin/HealthPage')) },
];

export const WallPage = lazy(() => import('../wall/WallPage'));
