/**
 * Very long texts in any field of the credential, or as IDs, are answered at once: a pattern that looks at a run again
 * from each of its characters takes minutes for what takes a part of a second, and n8n does nothing else meanwhile.
 */
import { acceptIdList } from '../../../nodes/shared/fields/idList';
import { parsePrivateKey } from '../../../wallet-api/signing/privateKey';
import { parseBaseUrl } from '../../../wallet-api/signing/baseUrl';
import { merchantOf } from '../../../wallet-api/signing/signRequest';

/** What a pattern may look for again and again. */
const UNITS = [
	...['-', '-----', '-----BEGIN ', '-----BEGIN A-----', '-----END A-----', '—', 'A', '0500'],
	...['MI', 'MIA!', `MI${'A'.repeat(98)}!`, '=', '= ', '" ', '"+', '" + ', "'", '\\', '\\n', '\\u'],
	...['&', '&#', '&#x1', '&#43;', '<', '<a', '<>', '%', '%2', '%41', '>', '> ', '>\n', '\u200B'],
	...[' ', '\n', '\r', '1\n', '0', '\u00A0', '/', '/open-api', '.a', ':1', '\u0300\u0315', 'ﬁ'],
	...['，', '[', '["a",', '"a",'],
];

const AROUND = [
	['', ''],
	['', ' x'],
	['-----BEGIN A-----', '-----END A-----'],
	['https://a.co/', '!'],
	['"', '!'],
	['1 a\n2 b\n', 'x'],
] as const;

/** A text of this length made of one unit. */
const longText = (length: number, unit: string, [before, after]: readonly [string, string]) =>
	before + unit.repeat(length / unit.length).slice(0, length - 40) + after;

it.each(UNITS)('%j for ever is answered', (unit) => {
	for (const around of AROUND) {
		expect(parsePrivateKey(longText(100_000, unit, around)).ok).toBe(false);
		expect(parseBaseUrl(longText(2_000, unit, around))).toHaveProperty('ok');
	}
	const megabyte = longText(1_000_000, unit, ['', ' x']);
	expect(parsePrivateKey(megabyte).ok).toBe(false);
	expect(parseBaseUrl(megabyte).ok).toBe(false);
	expect(merchantOf({ baseUrl: megabyte, appId: megabyte })).toContain(' ');
	expect(acceptIdList('IDs', megabyte).length).toBeGreaterThan(0);
});

it.each(['["', '[1,', '[{'])('a list that begins with %j and goes on for ever', (start) => {
	const text = start + 'a","'.repeat(250_000);
	expect(acceptIdList('IDs', text)).toContain('a');
	expect(
		acceptIdList(
			'IDs',
			Array.from({ length: 100_000 }, (_, at) => `${at}`),
		),
	).toHaveLength(100_000);
});
