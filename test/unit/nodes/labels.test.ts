/** A label is written once, where its field is: whoever speaks of the field takes it from there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import ts from 'typescript';
import { JtWalletApi } from '../../../credentials/JtWalletApi.credentials';
import { JtWalletBalance } from '../../../nodes/JtWalletBalance/JtWalletBalance.node';
import { JtWalletBalanceTrigger } from '../../../nodes/JtWalletBalanceTrigger/JtWalletBalanceTrigger.node';
import { PROJECT } from '../../support/documents';

type Part = INodeProperties | INodePropertyOptions | INodePropertyCollection;

/** The fields in a field, by label, with the names under which each is saved; notices are no labels. */
function labelled(part: Part, path = ''): Array<[label: string, path: string]> {
	const name = `${path}/${part.name}`;
	if ('values' in part) return part.values.flatMap((field) => labelled(field, name));
	if (!('type' in part) || part.type === 'notice') return [];
	return [
		[part.displayName, name],
		...(part.options ?? []).flatMap((each) => labelled(each, name)),
	];
}

const NODES = [new JtWalletBalance(), new JtWalletBalanceTrigger()].flatMap(({ description }) =>
	description.properties.flatMap((field) => labelled(field)),
);
const CREDENTIAL = new JtWalletApi().properties.flatMap((field) => labelled(field));

/** By label, the fields that have it. */
const NAMES = new Map<string, Set<string>>();
for (const [label, name] of [...NODES, ...CREDENTIAL]) {
	NAMES.set(label, (NAMES.get(label) ?? new Set()).add(name));
}

interface Text {
	readonly file: string;
	readonly text: string;
}

function textsOf(file: string): Text[] {
	const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
	const texts: Text[] = [];
	const visit = (node: ts.Node): void => {
		if (
			ts.isStringLiteral(node) ||
			ts.isNoSubstitutionTemplateLiteral(node) ||
			ts.isTemplateHead(node) ||
			ts.isTemplateMiddle(node) ||
			ts.isTemplateTail(node)
		) {
			texts.push({ file: relative(PROJECT, file), text: node.text });
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return texts;
}

const TEXTS = ['wallet-api', 'nodes', 'credentials', 'sandbox', 'scripts/demo'].flatMap((folder) =>
	readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.ts'))
		.flatMap((path) => textsOf(join(PROJECT, folder, path))),
);

it.each([...NAMES.keys()])('%s is written once for each field that is called so', (label) => {
	const places = TEXTS.filter(({ text }) => text === label).map(({ file }) => file);
	expect({ label, places: places.length > (NAMES.get(label)?.size ?? 0) ? places : [] }).toEqual({
		label,
		places: [],
	});
});

it('no refusal writes the label of what it refuses', () => {
	const written = TEXTS.filter(({ file }) => !file.startsWith('sandbox')).filter(({ text }) => {
		const [, label = ''] = /^(.+?) (?:is|holds|has) /.exec(text) ?? [];
		return NAMES.has(label);
	});
	expect(written).toEqual([]);
});

it('what is put in quotes as a field is one', () => {
	const strangers = TEXTS.filter(({ file }) => !file.startsWith('sandbox')).flatMap(
		({ file, text }) =>
			[...text.matchAll(/(?<![\w.])'([A-Z][\w ]+)'/g)]
				.map(([, name = '']) => name)
				.filter((name) => !NAMES.has(name))
				.map((name) => ({ file, name })),
	);
	expect(strangers).toEqual([]);
});

it('options are sorted by their labels, as n8n wants it', () => {
	const collections = [new JtWalletBalance(), new JtWalletBalanceTrigger()]
		.flatMap(({ description }) => description.properties)
		.filter(({ type }) => type === 'collection');
	expect(collections.length).toBeGreaterThan(5);
	for (const { options = [] } of collections) {
		const labels = options.map((option) =>
			'displayName' in option ? option.displayName : option.name,
		);
		expect(labels).toEqual([...labels].sort((a, b) => a.localeCompare(b)));
	}
});
