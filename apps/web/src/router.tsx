import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Broken } from './frame/broken.js';
import { NotFound } from './frame/not-found.js';
import { Root } from './frame/root.js';
import { Unshown } from './frame/unshown.js';
import { TodayPage } from './today/today-page.js';

const root = createRootRoute({ component: Root, notFoundComponent: NotFound, errorComponent: Broken });

const today = createRoute({ getParentRoute: () => root, path: '/', component: TodayPage });

const firstLook = createRoute({
  getParentRoute: () => root,
  path: '/first-look',
  component: lazyRouteComponent(() => import('./first-look/first-look-page.js'), 'FirstLookPage'),
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: (search: Record<string, unknown>): { q?: string } =>
    typeof search['q'] === 'string' || typeof search['q'] === 'number' ? { q: String(search['q']) } : {},
  component: lazyRouteComponent(() => import('./people/people-page.js'), 'PeoplePage'),
});

const duplicates = createRoute({
  getParentRoute: () => root,
  path: '/duplicates',
  validateSearch: (search: Record<string, unknown>): { contact?: string } =>
    typeof search['contact'] === 'string' ? { contact: search['contact'] } : {},
  component: lazyRouteComponent(() => import('./duplicates/duplicates-page.js'), 'DuplicatesPage'),
});

const contact = createRoute({
  getParentRoute: () => root,
  path: '/people/$contact',
  component: lazyRouteComponent(() => import('./contact/contact-page.js'), 'ContactPage'),
});

const imports = createRoute({
  getParentRoute: () => root,
  path: '/import',
  component: lazyRouteComponent(() => import('./import/imports-page.js'), 'ImportsPage'),
});

const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/import/$import',
  component: lazyRouteComponent(() => import('./import/import-page.js'), 'ImportPage'),
});

const sources = createRoute({
  getParentRoute: () => root,
  path: '/sources',
  validateSearch: (search: Record<string, unknown>): { contact?: string } =>
    typeof search['contact'] === 'string' ? { contact: search['contact'] } : {},
  component: lazyRouteComponent(() => import('./sources/sources-page.js'), 'SourcesPage'),
});

const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('./webhooks/webhooks-page.js'), 'WebhooksPage'),
});

const privacy = createRoute({
  getParentRoute: () => root,
  path: '/privacy',
  component: lazyRouteComponent(() => import('./privacy/privacy-page.js'), 'PrivacyPage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/settings-page.js'), 'SettingsPage'),
});

const policy = createRoute({
  getParentRoute: () => root,
  path: '/policy',
  component: lazyRouteComponent(() => import('./policy/policy-page.js'), 'PolicyPage'),
});

const lettingGo = createRoute({
  getParentRoute: () => root,
  path: '/letting-go',
  component: lazyRouteComponent(() => import('./letting-go/letting-go-page.js'), 'LettingGoPage'),
});

const outlook = createRoute({
  getParentRoute: () => root,
  path: '/outlook',
  component: lazyRouteComponent(() => import('./outlook/outlook-page.js'), 'OutlookPage'),
});

const proof = createRoute({
  getParentRoute: () => root,
  path: '/proof',
  component: lazyRouteComponent(() => import('./proof/proof-page.js'), 'ProofPage'),
});

/** Where the links of digests lead: nobody need be signed in. */
const wrote = createRoute({
  getParentRoute: () => root,
  path: '/wrote',
  component: lazyRouteComponent(() => import('./wrote/wrote-page.js'), 'WrotePage'),
});

const routeTree = root.addChildren([
  today,
  firstLook,
  people,
  duplicates,
  contact,
  imports,
  oneImport,
  sources,
  webhooks,
  privacy,
  settings,
  policy,
  lettingGo,
  outlook,
  proof,
  wrote,
]);

/** The pages and their addresses; all but Today are loaded when somebody goes there. */
export function makeRouter() {
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    defaultErrorComponent: Unshown,
    scrollRestoration: false,
  });
}

export type PageRouter = ReturnType<typeof makeRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: PageRouter;
  }
}
