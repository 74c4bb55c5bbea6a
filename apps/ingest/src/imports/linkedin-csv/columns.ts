import { columnsNamed } from '../tables/columns-named.js';

/** The columns we read, with the names LinkedIn gives them (English) and may give them in other languages. */
const NAMES = {
  given: ['First Name', 'Vorname', 'Prénom', 'Nombre'],
  family: ['Last Name', 'Nachname', 'Nom', 'Nom de famille', 'Apellidos', 'Apellido'],
  url: ['URL', 'Profile URL', 'Profil-URL'],
  email: ['Email Address', 'E-Mail-Adresse', 'Adresse e-mail', 'Dirección de correo electrónico', 'Correo electrónico'],
  employer: ['Company', 'Unternehmen', 'Firma', 'Entreprise', 'Société', 'Empresa'],
  position: ['Position', 'Poste', 'Fonction', 'Cargo', 'Puesto'],
  connectedOn: [
    'Connected On',
    'Verbunden am',
    'Vernetzt am',
    'Kontakt seit',
    'Connecté le',
    'Date de connexion',
    'Conectado el',
    'Fecha de conexión',
  ],
} as const;

export type Column = keyof typeof NAMES;

/** Which cell holds what; -1 for a column the file does not have. */
export type Columns = Record<Column, number>;

/** What the column is called in messages. */
export function columnName(column: Column): string {
  return NAMES[column][0];
}

/**
 * The columns of a header, in any order and among any others; null if these names are no header of connections:
 * both halves of the name, and an address or the day of connecting.
 */
export function columnsOf(names: string[]): Columns | null {
  const columns = columnsNamed(names, NAMES);
  const isHeader = columns.given !== -1 && columns.family !== -1 && (columns.url !== -1 || columns.connectedOn !== -1);
  return isHeader ? columns : null;
}
