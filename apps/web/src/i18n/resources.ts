import { contactTexts } from '../contact/contact.texts.js';
import { partingTexts } from '../contact/parting.texts.js';
import { recordTexts } from '../contact/record.texts.js';
import { reachTexts } from '../contact/reach.texts.js';
import { wishesTexts } from '../contact/wishes.texts.js';
import { duplicatesTexts } from '../duplicates/duplicates.texts.js';
import { firstLookTexts } from '../first-look/first-look.texts.js';
import { firstRunTexts } from '../first-run/first-run.texts.js';
import { frameTexts } from '../frame/frame.texts.js';
import { importTexts } from '../import/import.texts.js';
import { mappingTexts } from '../import/mapping.texts.js';
import { partTexts } from '../parts/part.texts.js';
import { peopleTexts } from '../people/people.texts.js';
import { lettingGoTexts } from '../letting-go/letting-go.texts.js';
import { outlookTexts } from '../outlook/outlook.texts.js';
import { numbersTexts } from '../policy/numbers.texts.js';
import { policyTexts } from '../policy/policy.texts.js';
import { privacyTexts } from '../privacy/privacy.texts.js';
import { proofTexts } from '../proof/proof.texts.js';
import { digestTexts } from '../settings/digest.texts.js';
import { settingsTexts } from '../settings/settings.texts.js';
import { hooksTexts } from '../sources/hooks.texts.js';
import { sourcesTexts } from '../sources/sources.texts.js';
import { todayTexts } from '../today/today.texts.js';
import { deliveriesTexts } from '../webhooks/deliveries.texts.js';
import { webhooksTexts } from '../webhooks/webhooks.texts.js';
import { wroteTexts } from '../wrote/wrote.texts.js';

/** Every word of the page; a part brings its own file and one line in each language here. */
export const resources = {
  en: {
    translation: {
      frame: frameTexts.en,
      part: partTexts.en,
      firstRun: firstRunTexts.en,
      firstLook: firstLookTexts.en,
      today: todayTexts.en,
      contact: contactTexts.en,
      record: recordTexts.en,
      parting: partingTexts.en,
      reach: reachTexts.en,
      wishes: wishesTexts.en,
      import: importTexts.en,
      mapping: mappingTexts.en,
      people: peopleTexts.en,
      duplicates: duplicatesTexts.en,
      lettingGo: lettingGoTexts.en,
      outlook: outlookTexts.en,
      policy: policyTexts.en,
      proof: proofTexts.en,
      numbers: numbersTexts.en,
      privacy: privacyTexts.en,
      settings: settingsTexts.en,
      digest: digestTexts.en,
      wrote: wroteTexts.en,
      sources: sourcesTexts.en,
      hooks: hooksTexts.en,
      webhooks: webhooksTexts.en,
      deliveries: deliveriesTexts.en,
    },
  },
  de: {
    translation: {
      frame: frameTexts.de,
      part: partTexts.de,
      firstRun: firstRunTexts.de,
      firstLook: firstLookTexts.de,
      today: todayTexts.de,
      contact: contactTexts.de,
      record: recordTexts.de,
      parting: partingTexts.de,
      reach: reachTexts.de,
      wishes: wishesTexts.de,
      import: importTexts.de,
      mapping: mappingTexts.de,
      people: peopleTexts.de,
      duplicates: duplicatesTexts.de,
      lettingGo: lettingGoTexts.de,
      outlook: outlookTexts.de,
      policy: policyTexts.de,
      proof: proofTexts.de,
      numbers: numbersTexts.de,
      privacy: privacyTexts.de,
      settings: settingsTexts.de,
      digest: digestTexts.de,
      wrote: wroteTexts.de,
      sources: sourcesTexts.de,
      hooks: hooksTexts.de,
      webhooks: webhooksTexts.de,
      deliveries: deliveriesTexts.de,
    },
  },
};
