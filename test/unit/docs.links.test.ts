import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readRelease } from '../../scripts/release/checks';
import { DOCUMENTS, type Document, PROJECT, withoutCodeBlocks } from '../support/documents';

/** What a document links to or shows: a file inside the project and, where named, a heading in it. */
interface Link {
	readonly file: string;
	readonly heading: string | undefined;
}

const byPath = new Map(DOCUMENTS.map((document) => [document.path, document]));

function linksOf({ path, text }: Document): Link[] {
	const prose = withoutCodeBlocks(text).replaceAll(/`[^`\n]*`/g, 'code');
	return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target = '']) => target)
		.filter((target) => !/^[a-z]+:/.test(target))
		.map((target) => {
			const [file = '', heading] = target.split('#');
			return {
				file: file === '' ? path : posix.normalize(posix.join(posix.dirname(path), file)),
				heading,
			};
		});
}

/** The addresses of a document's headings, as GitHub makes them. */
function headingsOf({ text }: Document): string[] {
	return [...withoutCodeBlocks(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
			.replaceAll(' ', '-'),
	);
}

it.each(DOCUMENTS.map((document) => [document.path, document] as const))(
	'%s links to what is there',
	(_, document) => {
		const broken = linksOf(document).filter(({ file, heading }) => {
			const target = byPath.get(file);
			if (!existsSync(join(PROJECT, file))) return true;
			return heading !== undefined && !(target && headingsOf(target).includes(heading));
		});
		expect(broken).toEqual([]);
	},
);

it('every page and picture in docs can be reached from the README', () => {
	const reached = new Set(['README.md']);
	for (const path of reached) {
		for (const { file } of linksOf(byPath.get(path) ?? { path, text: '' })) reached.add(file);
	}
	const pictures = readdirSync(join(PROJECT, 'docs/pictures')).map(
		(name) => `docs/pictures/${name}`,
	);
	const pages = DOCUMENTS.map(({ path }) => path).filter((path) => path.startsWith('docs/'));
	expect([...pages, ...pictures].filter((path) => !reached.has(path))).toEqual([]);
});

it('credential and nodes lead to pages that are there', () => {
	const { pages } = readRelease({ files: [], bytes: 0 });
	const files = pages.map((page) => /\/(docs\/[\w-]+\.md)$/.exec(page)?.[1] ?? page);
	expect(files).toHaveLength(5);
	expect(files.filter((file) => !byPath.has(file))).toEqual([]);
});
