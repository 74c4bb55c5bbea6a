import { escapeUTF8 } from 'entities';
import type { Written, WrittenItem } from './written.js';

/** A digest as plain text. */
export function asText({ greeting, parts, nothing, today, why, settings, signature }: Written): string {
  const blocks = [
    greeting,
    ...(nothing === null ? [] : [nothing]),
    ...parts.flatMap(({ title, items }) => [title, ...items.map(itemText)]),
    `${today.label}: ${today.url}`,
    `-- \n${signature}. ${why}\n${settings.label}: ${settings.url}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function itemText({ name, text, notes, link }: WrittenItem): string {
  return [`* ${name}`, ...[text, ...notes, `${link.label}: ${link.url}`].map((line) => `  ${line}`)].join('\n');
}

/** No colour of its own: on a dark screen the reader's program picks both, text and ground. */
const FONT = 'font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;max-width:36em';
const SMALL = 'font-size:13px;opacity:.8';
const HEAD = '<meta charset="utf-8"><meta name="color-scheme" content="light dark">';

/** The same as HTML: no picture, nothing that is fetched, no link but to the page of this Kith. */
export function asHtml(written: Written): string {
  const { language, subject, greeting, parts, nothing, today, why, settings, signature } = written;
  const body = [
    `<p>${escapeUTF8(greeting)}</p>`,
    ...(nothing === null ? [] : [`<p>${escapeUTF8(nothing)}</p>`]),
    ...parts.map(({ title, items }) => `<p>${escapeUTF8(title)}</p><ul>${items.map(itemHtml).join('')}</ul>`),
    `<p>${linkHtml(today)}</p>`,
    `<p style="${SMALL}">${escapeUTF8(`${signature}. ${why}`)} ${linkHtml(settings)}.</p>`,
  ];
  const head = `${HEAD}<title>${escapeUTF8(subject)}</title>`;
  return `<!doctype html><html lang="${language}"><head>${head}</head><body><div style="${FONT}">${body.join('')}</div></body></html>`;
}

function itemHtml({ name, text, notes, link }: WrittenItem): string {
  const small = notes.length === 0 ? '' : `<br><span style="${SMALL}">${escapeUTF8(notes.join(' · '))}</span>`;
  return `<li style="margin:0 0 12px"><strong>${escapeUTF8(name)}</strong><br>${escapeUTF8(text)}${small}<br>${linkHtml(link)}</li>`;
}

function linkHtml({ label, url }: { label: string; url: string }): string {
  return `<a href="${escapeUTF8(url)}">${escapeUTF8(label)}</a>`;
}
