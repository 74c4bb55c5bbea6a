import type { Tell } from './history-fields.js';

/** Sentences of the history for who speaks with somebody. */
export const handoverHistory: Record<'en' | 'de', Record<string, Tell>> = {
  en: {
    'outreach.handover-asked': () => 'A member asked a colleague to hand the conversation over',
    'outreach.handover-declined': () => 'The colleague would rather go on with the conversation',
    'outreach.handed-over': () => 'A member handed the conversation over to a colleague',
  },
  de: {
    'outreach.handover-asked': () => 'Ein Mitglied bat um Übergabe des Gesprächs',
    'outreach.handover-declined': () => 'Das Gespräch bleibt, wo es ist',
    'outreach.handed-over': () => 'Ein Mitglied hat das Gespräch übergeben',
  },
};
