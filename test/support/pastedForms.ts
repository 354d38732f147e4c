/** What programs, mails and word processors make of a key, and the text they put around it. */
import type { KeyObject } from 'node:crypto';
import { bareOf, derOf, labelled, pemOf, type PastedForm } from './keys';

const inLines = (text: string, change: (line: string, at: number) => string): string =>
	text.split('\n').map(change).join('\n');

const urlSafe = (text: string): string =>
	inLines(text, (line) =>
		line.startsWith('-') ? line : line.replaceAll('+', '-').replaceAll('/', '_'),
	);

const entities = (text: string, plus: string, slash: string): string =>
	inLines(text, (line) =>
		line.startsWith('-') ? line : line.replaceAll('+', plus).replaceAll('/', slash),
	);

/** A character in the middle of every line. */
const sprinkled = (text: string, character: string): string =>
	inLines(text, (line) => (line.startsWith('-') ? line : line.replace(/(?<=^.{20})/, character)));

const json = (value: object): string => JSON.stringify(value);
const utf16 = (text: string): string => Buffer.from(text, 'utf16le').toString('base64');
const bagAttributes = [
	'Bag Attributes',
	'    friendlyName: merchant',
	'    localKeyID: 54 69 6D 65 20 31 37 33 32 ',
	'Key Attributes: <No Attributes>',
	'',
].join('\n');

/** What happens to a PEM. */
const PEM: { readonly [form: string]: (pem: string) => string } = {
	'below Bag Attributes': (pem) => bagAttributes + pem,
	'below the attributes of a key of Windows': (pem) =>
		`Bag Attributes\n    Microsoft CSP Name: Microsoft Software\nKey Attributes\n    X509v3 Key Usage: 10\n${pem}`,
	'below "writing RSA key"': (pem) => `writing RSA key\n${pem}\n`,
	'among words': (pem) => `Hi, this is my key:\n\n${pem}\n\nThanks!\n-- \nSomebody`,
	'below a comment': (pem) => `# key of the merchant, 2048 bits\n${pem}`,
	'in a fence': (pem) => `\`\`\`pem\n${pem}\n\`\`\``,
	'in a fence, and quoted': (pem) => inLines(`\`\`\`\n${pem}\n\`\`\``, (line) => `> ${line}`),
	'in an .env file': (pem) => `PRIVATE_KEY="${pem.replaceAll('\n', '\\n')}"`,
	'in an .env file, in lines': (pem) => `export PRIVATE_KEY='${pem}'`,
	'in JSON': (pem) => json({ app_id: '733b887a4a784708bb369524db5b6ded', private_key: pem }),
	'in JSON in JSON': (pem) => json({ config: json({ private_key: pem }) }),
	'in JSON as PHP writes it': (pem) => json({ private_key: pem }).replaceAll('/', '\\/'),
	'in JSON as Gson writes it': (pem) =>
		json({ key: pem }).replaceAll('=', '\\u003d').replaceAll('+', '\\u002b'),
	'in JSON as a list of lines': (pem) => json({ key: pem.split('\n') }),
	'in YAML': (pem) => `jt:\n  private_key: |\n${inLines(pem, (line) => `    ${line}`)}\n  other: 1`,
	'in a program': (pem) => inLines(pem, (line) => `  "${line}\\n" +`).replace(/ \+$/, ';'),
	'in a shell script': (pem) => inLines(pem, (line) => `${line}\\n\\`),
	'with > before each line': (pem) => inLines(pem, (line) => `> ${line}`),
	'with > > before each line': (pem) => inLines(pem, (line) => `> > ${line}`),
	'with # before each line': (pem) => inLines(pem, (line) => `# ${line}`),
	'with | around each line': (pem) => inLines(pem, (line) => `| ${line} |`),
	'with line numbers': (pem) => inLines(pem, (line, at) => `${at + 1} ${line}`),
	'with line numbers, padded': (pem) =>
		inLines(pem, (line, at) => `${String(at + 1).padStart(4)}\t${line}`),
	'with line numbers, zeros and colons': (pem) =>
		inLines(pem, (line, at) => `${String(at + 1).padStart(3, '0')}: ${line}`),
	'with line numbers from 98 on, close to the text': (pem) =>
		inLines(pem, (line, at) => `${at + 98}${line}`),
	'with line numbers and bars': (pem) => inLines(pem, (line, at) => `${at + 1} | ${line}`),
	'broken inside its marks': (pem) => pem.replaceAll(' ', '\n'),
	'as HTML': (pem) => `<p>${pem.replaceAll('\n', '<br>')}</p>`,
	'as HTML with <br/> and lines': (pem) =>
		`<div class="key">${pem.replaceAll('\n', '<br />\n')}</div>`,
	'as escaped HTML': (pem) => `<pre>${entities(pem, '&#43;', '&#x2F;')}</pre>`,
	'with names of signs': (pem) => entities(pem, '&plus;', '&sol;').replaceAll('=', '&equals;'),
	'with &nbsp;': (pem) => pem.replaceAll('\n', '&nbsp;\n&nbsp;'),
	'with &lt;br&gt;': (pem) => pem.replaceAll('\n', '&lt;br&gt;'),
	'percent-encoded': (pem) => encodeURIComponent(pem),
	'as a web form': (pem) => String(new URLSearchParams({ key: pem })),
	'URL-safe': urlSafe,
	'with em dashes': (pem) => pem.replaceAll('-----', '——-'),
	'with en dashes': (pem) => pem.replaceAll('-----', '–––––'),
	'with hyphens that do not break': (pem) => pem.replaceAll('-', '\u2011'),
	'with minus signs': (pem) => pem.replaceAll('-', '\u2212'),
	'with em and en dashes': (pem) => pem.replaceAll('-----', '—–'),
	'in double width': (pem) =>
		pem.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
	'with no-break spaces': (pem) => pem.replaceAll(' ', '\u00A0').replaceAll('\n', '\u00A0\n\u202F'),
	'in typographic quotes': (pem) => `“${pem}”`,
	'in guillemets': (pem) => `«${pem}»`,
	'with zero-width spaces': (pem) => sprinkled(pem, '\u200B'),
	'with joiners': (pem) => sprinkled(pem, '\u200C\u200D\u2060'),
	'with soft hyphens': (pem) => sprinkled(pem, '\u00AD'),
	'with a byte order mark in each line': (pem) => sprinkled(pem, '\uFEFF'),
	'between marks of direction': (pem) => `\u202A${sprinkled(pem, '\u200E')}\u202C`,
	'with NUL after each character': (pem) => pem.replace(/(?<=[^\0])/gs, '\0'),
	'with a form feed': (pem) => `\f${pem}`,
	'as Base64 of UTF-16': utf16,
	'as Base64 below Bag Attributes': (pem) => Buffer.from(bagAttributes + pem).toString('base64'),
	'as URL-safe Base64': (pem) => Buffer.from(pem).toString('base64url'),
};

/** What happens to bare Base64. */
const BARE: { readonly [form: string]: (bare: string) => string } = {
	'URL-safe': (bare) => bare.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
	'percent-encoded': (bare) => encodeURIComponent(bare),
	'in an .env file': (bare) => `PRIVATE_KEY=${bare}`,
	'in an .env file in quotes': (bare) => `PRIVATE_KEY="${bare}"`,
	'in JSON': (bare) => json({ appId: '733b887a4a784708bb369524db5b6ded', privateKey: bare }),
	'after a name and in quotes': (bare) => `key='${bare}'`,
	'in quotes before a word': (bare) => `"${bare.replace(/=*$/, '=')}" thanks`,
	'in YAML': (bare) => `private_key: ${bare}\n`,
	'in YAML, in lines': (bare) => `private_key: >-\n  ${bare.replace(/.{64}/g, '$&\n  ')}\n`,
	'as XML': (bare) => `<privateKey>${bare}</privateKey>`,
	'in backticks': (bare) => `\`${bare}\``,
	'in a program': (bare) => `"${bare.replace(/.{64}/g, '$&" +\n  "')}"`,
	'with > before each line': (bare) => bare.replace(/.{64}/g, '$&\n> ').replace(/^/, '> '),
	'with line numbers': (bare) =>
		inLines(bare.replace(/.{64}/g, '$&\n'), (line, at) => `${at + 1} ${line}`),
	'with &#43;': (bare) => bare.replaceAll('+', '&#43;'),
	'with <br>': (bare) => bare.replace(/.{64}/g, '$&<br>'),
	'with zero-width spaces': (bare) => bare.replace(/.{64}/g, '$&\u200B'),
	'with soft hyphens': (bare) => bare.replace(/.{64}/g, '$&\u00AD\n'),
};

/** Forms beside `FORMS` in which a key is pasted. */
export const PASTED_FORMS: readonly PastedForm[] = (['pkcs8', 'pkcs1'] as const).flatMap((type) => [
	...Object.entries(PEM).map(([form, change]) => ({
		name: `PEM of ${type} ${form}`,
		paste: (key: KeyObject) => change(pemOf(key, { type })),
	})),
	...Object.entries(BARE).map(([form, change]) => ({
		name: `bare ${type} ${form}`,
		paste: (key: KeyObject) => change(bareOf(key, type)),
	})),
	{
		name: `${type} in one long line of PEM`,
		paste: (key: KeyObject) =>
			labelled('PRIVATE KEY', '').replace('\n', `\n${derOf(key, type).toString('base64')}\n`),
	},
]);
