export const settingTexts = {
  address: {
    label: { en: 'Address of pretix', de: 'Adresse von pretix' },
    help: {
      en: 'https://pretix.eu, or where your own pretix is.',
      de: 'https://pretix.eu, oder wo euer eigenes pretix liegt.',
    },
  },
  organiser: {
    label: { en: 'Short name of the organiser', de: 'Kurzname des Veranstalters' },
    help: {
      en: 'As it stands in the address of your shop: https://pretix.eu/SHORT-NAME/.',
      de: 'Wie er in der Adresse eures Ladens steht: https://pretix.eu/KURZNAME/.',
    },
  },
  token: {
    label: { en: 'API token', de: 'API-Token' },
    help: {
      en: 'Of a team made for Kith alone, under “Organiser account”, “Teams”: it needs to view orders and nothing else.',
      de: 'Von einem Team nur für Kith, unter „Veranstalterkonto“, „Teams“: Es muss nur Bestellungen einsehen dürfen.',
    },
  },
};
