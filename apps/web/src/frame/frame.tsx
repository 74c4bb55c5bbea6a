import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/types.js';
import { useLive } from '../live/use-live.js';
import classes from './frame.module.css';
import { SearchBox } from './search-box.js';

/** What surrounds every page: name, search, the four pages, and a word when the line is lost. */
export function Frame({ me, children }: { me: Me; children: ReactNode }) {
  const { t } = useTranslation();
  const connected = useLive();
  return (
    <>
      <a className={classes['skip']} href="#page">
        {t('frame.skip')}
      </a>
      <header className={classes['header']}>
        <div className={classes['bar']}>
          <Link to="/" className={classes['brand']}>
            Kith
            {me.demo && (
              <Badge variant="light" className={classes['demo'] ?? ''}>
                {t('frame.demo')}
              </Badge>
            )}
          </Link>
          <SearchBox />
          <nav className={classes['pages']} aria-label={t('frame.pages')}>
            <Link to="/" className={classes['page']} activeOptions={{ exact: true }}>
              {t('frame.today')}
            </Link>
            <Link to="/people" className={classes['page']}>
              {t('frame.people')}
            </Link>
            <Link to="/import" className={classes['page']}>
              {t('frame.import')}
            </Link>
            <Link to="/sources" className={classes['page']}>
              {t('frame.sources')}
            </Link>
            <Link to="/settings" className={classes['page']}>
              {t('frame.settings')}
            </Link>
          </nav>
        </div>
        {!connected && (
          <div className={classes['lost']} role="status">
            {t('frame.lost')}
          </div>
        )}
      </header>
      <main id="page" className={classes['main']}>
        {children}
      </main>
    </>
  );
}
