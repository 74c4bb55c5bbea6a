import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutlookEntry } from '../api/types.js';
import { useTimes } from '../i18n/times.js';
import type { Day, View } from './calendar-days.js';
import classes from './outlook.module.css';

export type ByDay = ReadonlyMap<Day, OutlookEntry[]>;

interface GridProps {
  weeks: Day[][];
  days: ByDay;
  chosen: Day;
  today: Day;
  view: View;
  onChoose: (day: Day) => void;
}

/** So many names stand in a day of a month; in a week there is room for more. */
const shown: Record<View, number> = { month: 2, week: 8 };

function Names({ entries, view }: { entries: OutlookEntry[]; view: View }) {
  const { t } = useTranslation();
  const more = entries.length - shown[view];
  return (
    <span className={classes['names']} aria-hidden>
      {entries.slice(0, shown[view]).map(({ contact }) => (
        <span key={contact.id} className={classes['one']}>
          {contact.name ?? t('part.nameless')}
        </span>
      ))}
      {more > 0 && <span>{t('outlook.more', { count: more })}</span>}
    </span>
  );
}

function Cell({ day, props }: { day: Day; props: GridProps }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { days, chosen, today, view, onChoose } = props;
  const entries = days.get(day) ?? [];
  const name = times.day(`${day}T12:00:00Z`);
  return (
    <td
      data-outside={(view === 'month' && day.slice(0, 7) !== chosen.slice(0, 7)) || undefined}
      data-chosen={day === chosen || undefined}
    >
      <button
        type="button"
        className={classes['day']}
        aria-pressed={day === chosen}
        aria-current={day === today ? 'date' : undefined}
        onClick={() => onChoose(day)}
      >
        <VisuallyHidden>
          {entries.length === 0
            ? t('outlook.none', { day: name })
            : t('outlook.count', { day: name, count: entries.length })}
        </VisuallyHidden>
        <span className={classes['date']} aria-hidden>
          {Number(day.slice(8))}
        </span>
        {entries.length > 0 && (
          <>
            <span className={classes['count']} aria-hidden>
              {entries.length}
            </span>
            <Names entries={entries} view={view} />
          </>
        )}
      </button>
    </td>
  );
}

/** Days in rows of a week; each is a button that shows who comes on it. */
export function Grid(props: GridProps) {
  const { i18n } = useTranslation();
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
  const [first = []] = props.weeks;
  return (
    <table className={classes['grid']} data-view={props.view}>
      <thead>
        <tr>
          {first.map((day) => (
            <th key={day} scope="col">
              {weekday.format(new Date(`${day}T12:00:00Z`))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <Cell key={day} day={day} props={props} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
