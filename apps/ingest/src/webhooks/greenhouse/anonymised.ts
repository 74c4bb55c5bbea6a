/** What Greenhouse can remove of a candidate, as far as Kith ever took it, and what that is called here. */
const dropped: Readonly<Record<string, string>> = {
  full_name: 'name',
  headline: 'headline',
  current_title: 'employer',
  current_company: 'employer',
  employment: 'employer',
  location: 'location',
  addresses: 'location',
  email_addresses: 'identities',
  phone_numbers: 'identities',
  social_media_links: 'identities',
  websites: 'identities',
};

/** Without name and addresses nobody can be told apart any more: that is a deletion in other words. */
export function isNameless(fields: readonly string[]): boolean {
  return fields.includes('full_name') && fields.includes('email_addresses');
}

/** What goes here, each once. */
export function droppedOf(fields: readonly string[]): string[] {
  return [...new Set(fields.flatMap((field) => dropped[field] ?? []))].sort();
}
