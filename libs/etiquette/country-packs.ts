/**
 * What a country's law asks of a first message to one person by e-mail, on a platform or by text. `relation`: they know
 * us, or agreed · `open`: may be written until they say no.
 */
export interface CountryPack {
  first: 'relation' | 'open';
}

/** Germany's, and what counts where nothing else is known. */
const strict: CountryPack = { first: 'relation' };

/**
 * By ISO 3166-1. DE: § 7 UWG (unasked e-mail to a person is a nuisance without consent), AT: § 174 TKG 2021, US: the
 * CAN-SPAM Act, which asks for a way out and for no consent. How far these speak of one message by hand to one person is
 * judgement; a country that is not here counts as unknown.
 */
const packs: Readonly<Record<string, CountryPack>> = { DE: strict, AT: strict, US: { first: 'open' } };

/** The pack of somebody's country; of an unknown one Germany's, than which none is stricter, so that the team's own adds nothing. */
export function packOf(country: string | null): CountryPack {
  return (country === null ? undefined : packs[country]) ?? strict;
}
