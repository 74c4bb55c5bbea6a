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

const FONT = 'font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#222;max-width:36em';
const SMALL = 'font-size:13px;color:#666';

/** The same as HTML: no picture, nothing that is fetched, no link but to the page of this Kith. */
export function asHtml(written: Written): string {
  const { language, greeting, parts, nothing, today, why, settings, signature } = written;
  const body = [
    `<p>${escapeUTF8(greeting)}</p>`,
    ...(nothing === null ? [] : [`<p>${escapeUTF8(nothing)}</p>`]),
    ...parts.map(({ title, items }) => `<p>${escapeUTF8(title)}</p><ul>${items.map(itemHtml).join('')}</ul>`),
    `<p>${linkHtml(today)}</p>`,
    `<p style="${SMALL}">${escapeUTF8(`${signature}. ${why}`)} ${linkHtml(settings)}.</p>`,
  ];
  return `<!doctype html><html lang="${language}"><body><div style="${FONT}">${body.join('')}</div></body></html>`;
}

function itemHtml({ name, text, notes, link }: WrittenItem): string {
  const small = notes.length === 0 ? '' : `<br><span style="${SMALL}">${escapeUTF8(notes.join(' · '))}</span>`;
  return `<li style="margin:0 0 12px"><strong>${escapeUTF8(name)}</strong><br>${escapeUTF8(text)}${small}<br>${linkHtml(link)}</li>`;
}

function linkHtml({ label, url }: { label: string; url: string }): string {
  return `<a href="${escapeUTF8(url)}">${escapeUTF8(label)}</a>`;
}
