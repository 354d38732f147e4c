/**
 * `longTexts.test.ts` leaves no regular expression out: each one in the product meets long texts there, or stands
 * below with the reason why it never does. A new one is found in the source by TypeScript's own parser.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { READERS } from '../support/longTexts/readers';
import { TEXTS } from '../support/longTexts/texts';

const PROJECT = join(__dirname, '../..');

/** A little less, and a little more, than the least length above which a text is refused or cut before it is read. */
const LENGTHS = [1_900, 2_100];

/** From here on a text is long. */
const LONG = 1_000;

/** Expressions that never meet a long text, or have nothing in them that is repeated, and why. */
const HARMLESS = new Map([
	[String.raw`GMT([+-])(\d{2}):(\d{2})`, 'what Node.js says of a time zone'],
	[String.raw`^[\w.:/\\[\] -]+$`, 'an address of 60 characters at most'],
	[String.raw`[\s+]`, 'a label of PEM, 41 characters at most'],
	[String.raw`^06092a864886f70d010101(0500)?$`, 'nothing is repeated'],
	[String.raw`\d`, 'a single character'],
	[String.raw`,[8a]1(,|$)`, 'the tags of 20 elements at most'],
	[String.raw`^02(,02){8}(,30)?$`, 'the tags of 20 elements at most'],
	[String.raw`"=`, 'nothing is repeated'],
	[String.raw`[%|]`, 'nothing is repeated'],
	[String.raw`^0+(?=\d)`, 'an amount of 50 digits at most'],
	[String.raw`^0*$`, 'an amount of 50 digits at most'],
	[String.raw`\B(?=(\d{3})+\.)`, 'an amount of 50 digits at most'],
	[String.raw`^-?[0-9a-z]+$`, 'an amount of 50 digits at most, as the trigger wrote it'],
	[String.raw`^-?$`, 'the same'],
]);

/** How often expressions are made at run time, by file. What they look at is known there. */
const MADE = new Map([
	// A single character, one at the beginning, and a line of cells that each end in one way only.
	['nodes/shared/output/csv.ts', 3],
	// The tags of 20 elements at most.
	['wallet-api/signing/keyKinds.ts', 9],
	// The line of PEM that the texts with BEGIN and END are about.
	['wallet-api/signing/pastedKey.ts', 1],
]);

interface Found {
	readonly file: string;
	/** The expression without its slashes and flags; undefined where it is made at run time. */
	readonly source: string | undefined;
}

function expressionsIn(file: string): Found[] {
	const found: Found[] = [];
	const text = readFileSync(join(PROJECT, file), 'utf8');
	const look = (node: ts.Node): void => {
		if (ts.isRegularExpressionLiteral(node)) {
			found.push({ file, source: node.text.slice(1, node.text.lastIndexOf('/')) });
		}
		const isMade = ts.isNewExpression(node) || ts.isCallExpression(node);
		if (isMade && node.expression.getText() === 'RegExp') found.push({ file, source: undefined });
		ts.forEachChild(node, look);
	};
	look(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
	return found;
}

const sources = ['wallet-api', 'nodes', 'credentials'].flatMap((part) =>
	readdirSync(join(PROJECT, part), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => join(part, name)),
);

/** The expressions that meet a long text while everything is read. */
async function metLongTexts(): Promise<Set<string>> {
	const met = new Set<string>();
	const exec = RegExp.prototype.exec;
	jest.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, text: string) {
		if (text.length >= LONG) met.add(this.source);
		return exec.call(this, text);
	});
	for (const [, read] of READERS) {
		for (const text of LENGTHS.flatMap((length) => TEXTS.map(([, textOf]) => textOf(length)))) {
			await Promise.resolve(text)
				.then(read)
				.catch(() => undefined);
		}
	}
	jest.restoreAllMocks();
	return met;
}

it('each regular expression meets long texts, or never does', async () => {
	const met = await metLongTexts();
	const expressions = sources.flatMap(expressionsIn);
	expect(expressions.length).toBeGreaterThan(50);
	const forgotten = expressions.filter(
		({ source }) => source !== undefined && !met.has(source) && !HARMLESS.has(source),
	);
	expect(forgotten).toEqual([]);
	expect(
		expressions.filter(
			({ source }) => source !== undefined && met.has(source) && HARMLESS.has(source),
		),
	).toEqual([]);
	const made = expressions.filter(({ source }) => source === undefined).map(({ file }) => file);
	expect(
		new Map(
			[...new Set(made)].map((file) => [file, made.filter((other) => other === file).length]),
		),
	).toEqual(MADE);
}, 120_000);
