import { titleOf } from './problem.js';
import { problemCodes, type ProblemCode } from './problem-codes.js';

/** The readable description of the API: Swagger UI on `/openapi.json`. */
export function docsPage(): string {
  return htmlPage('Kith: the API', [
    '<link rel="stylesheet" href="/docs/ui/swagger-ui.css">',
    '<div id="api"></div>',
    '<script src="/docs/ui/swagger-ui-bundle.js"></script>',
    '<script src="/docs/docs.js"></script>',
  ]);
}

/** Starts Swagger UI: a file of its own, as a script inside the page is not let run. */
export function docsScript(): string {
  return "SwaggerUIBundle({ url: '/openapi.json', dom_id: '#api', deepLinking: true });\n";
}

/** Every code a request can be refused with, each at the address that its problem's `type` names. */
export function problemsPage(): string {
  const statuses = [...new Set(problemCodes.map(({ status }) => status))];
  return htmlPage('Kith: problems', [
    '<main>',
    '<p><a href="/docs">The API</a></p>',
    '<h1>Problems</h1>',
    '<p>Whatever Kith cannot do, it answers with a problem document (RFC 9457): <code>type</code>, <code>title</code>, <code>status</code>, <code>code</code>, and in <code>detail</code> one sentence about this very request. The code is stable: programs decide by it.</p>',
    ...statuses.map((status) => section(status)),
    '</main>',
  ]);
}

function section(status: number): string {
  const codes = problemCodes.filter((one) => one.status === status);
  return [`<h2>${String(status)} ${escaped(titleOf(status))}</h2>`, '<dl>', ...codes.map(entry), '</dl>'].join('\n');
}

function entry({ code, text }: ProblemCode): string {
  return `<dt id="${code}"><a href="#${code}"><code>${code}</code></a></dt><dd>${marked(escaped(text))}</dd>`;
}

export function docsStyle(): string {
  return `:root { color-scheme: light dark; --line: light-dark(#e9e3d9, #373430); --mark: light-dark(#e6f0eb, #24362f); }
body { margin: 0; background: light-dark(#fbf9f5, #1b1a18); color: light-dark(#2b2825, #e6e1da); }
#api { background: #fff; color-scheme: light; min-height: 100vh; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 5rem; font: 1rem/1.55 system-ui, sans-serif; }
h1, h2 { font-family: Palatino, Georgia, serif; font-weight: 500; line-height: 1.2; }
h2 { margin: 2.5rem 0 0.5rem; }
a { color: light-dark(#2f6b5a, #95c0af); }
dl { margin: 0; }
dt { padding: 0.6rem 0.6rem 0; border-top: 1px solid var(--line); }
dd { margin: 0; padding: 0 0.6rem 0.6rem; }
dt:target, dt:target + dd { background: var(--mark); }
code { font-size: 0.95em; }
`;
}

function htmlPage(title: string, body: string[]): string {
  const head = [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>`,
    '<link rel="icon" href="/kith.svg" type="image/svg+xml">',
    '<link rel="stylesheet" href="/docs/docs.css">',
    '</head>',
    '<body>',
  ];
  return [...head, ...body, '</body>', '</html>', ''].join('\n');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** `field` becomes code. */
const marked = (text: string): string => text.replaceAll(/`([^`]+)`/g, '<code>$1</code>');
