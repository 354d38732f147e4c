import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../paths';

/** The tree to be released, as the checks see it. */
export type Release = ReturnType<typeof readRelease>;

/** Largest package that is released, in bytes: it has 95 kB. What comes along unseen, comments or a library, is more. */
const MAX_BYTES = 110_000;

/** What a published package may hold. */
const ALLOWED_FILE =
	/^(dist\/(index\.js|icons\/[\w.-]+\.svg|(wallet-api|credentials|nodes)\/.+\.(js|json))|README(\.[\w-]+)?\.md|LICENSE\.md|package\.json)$/;

/** What the READMEs say until the first release. */
const NOT_RELEASED = ['Not released yet', '尚未发布', 'ยังไม่เผยแพร่'];

/** Stands in .github/CODEOWNERS until the repository has its home. */
const NOBODY = '@OWNER/maintainers';

/** The files that lead operators to our pages. */
const LINKING = [
	'credentials/JtWalletApi.credentials.ts',
	'nodes/JtWalletBalance/JtWalletBalance.node.json',
	'nodes/JtWalletBalanceTrigger/JtWalletBalanceTrigger.node.json',
];

/** What can keep a release back, by name: the sentence to say, or false when all is well. */
export const CHECKS: Readonly<Record<string, (release: Release) => string | false>> = {
	version: ({ manifest: { version }, tag }) => {
		if (!/^\d+\.\d+\.\d+$/.test(version)) return `"${version}" is no release version.`;
		const isOther = tag !== undefined && tag !== `v${version}`;
		return isOther && `The tag is ${tag}, but package.json says ${version}.`;
	},
	changelog: ({ manifest: { version }, changelog }) => {
		const releases = [...changelog.matchAll(/^## \[(.*)\] - \d{4}-\d\d-\d\d$/gm)];
		const isListed = releases.some(([, listed]) => listed === version);
		return !isListed && `CHANGELOG.md has no line "## [${version}] - YYYY-MM-DD".`;
	},
	'owner and repository': ({ manifestText, readme }) =>
		(/example\.com\/n8n/.test(manifestText + readme) || manifestText.includes('@example.com')) &&
		'package.json still names example.com. Set author, homepage and repository.',
	'code owners': ({ codeOwners }) =>
		codeOwners.includes(NOBODY) &&
		`.github/CODEOWNERS names ${NOBODY}, whom nobody can ask. Name who reviews.`,
	documentation: ({ manifest: { homepage }, pages }) => {
		const repository = homepage.replace(/#.*$/, '');
		const strange = pages.filter((page) => !page.startsWith(`${repository}/`));
		return (
			(pages.length === 0 || strange.length > 0) &&
			`documentationUrl of the credential and the links in both .node.json have to begin with ${repository}: ${strange.join(', ')}.`
		);
	},
	'not released yet': ({ readme, translations }) =>
		NOT_RELEASED.some((words) => [readme, ...translations].join().includes(words)) &&
		`Take "${NOT_RELEASED.join('", "')}" out of the READMEs.`,
	files: ({ packed: { files } }) => {
		const strange = files.filter((file) => !ALLOWED_FILE.test(file));
		return strange.length > 0 && `These do not belong: ${strange.join(', ')}.`;
	},
	size: ({ packed: { bytes } }) =>
		bytes > MAX_BYTES && `${bytes} bytes packed are more than ${MAX_BYTES}. Find out what grew.`,
};

/** Reads this tree. `packed` comes from npm; `tag`: the one that is to be published, where there is one yet. */
export function readRelease(
	packed: { readonly files: readonly string[]; readonly bytes: number },
	tag?: string,
) {
	const text = (file: string) => readFileSync(join(PROJECT, file), 'utf8');
	const manifestText = text('package.json');
	const { name, version, homepage } = JSON.parse(manifestText);
	return {
		manifest: { name: String(name), version: String(version), homepage: String(homepage) },
		manifestText,
		changelog: text('CHANGELOG.md'),
		readme: text('README.md'),
		codeOwners: text(join('.github', 'CODEOWNERS')),
		/** The READMEs in other languages. */
		translations: ['README.zh-CN.md', 'README.th.md'].map(text),
		/** The pages that credential and nodes link to. */
		pages: LINKING.flatMap((file) => text(file).match(/https:[^'"\s]+\.md(?=['"])/g) ?? []),
		tag,
		packed,
	};
}
