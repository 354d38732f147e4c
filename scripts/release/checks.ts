import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The tree to be released, as the checks see it. */
export interface Release {
	readonly manifest: {
		readonly name: string;
		readonly version: string;
		readonly homepage: string;
	};
	readonly manifestText: string;
	readonly changelog: string;
	readonly readme: string;
	readonly codeOwners: string;
	/** The READMEs in other languages. */
	readonly translations: readonly string[];
	/** The pages that credential and nodes link to. */
	readonly pages: readonly string[];
	/** The tag that is to be published, where there is one yet. */
	readonly tag: string | undefined;
	readonly packed: { readonly files: readonly string[]; readonly bytes: number };
}

/**
 * Largest package that is released, in bytes packed: without comments it has 95 kB. A
 * seventh more is room for growth; something that came along unseen, such as the comments or a library, is more.
 */
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

/** What can keep a release back: its name, and the sentence to say, or undefined when all is well. */
export const CHECKS: ReadonlyArray<{
	readonly name: string;
	readonly problem: (release: Release) => string | undefined;
}> = [
	{
		name: 'version',
		problem: ({ manifest: { version }, tag }) => {
			if (!/^\d+\.\d+\.\d+$/.test(version)) return `"${version}" is no release version.`;
			if (tag === undefined || tag === `v${version}`) return undefined;
			return `The tag is ${tag}, but package.json says ${version}.`;
		},
	},
	{
		name: 'changelog',
		problem: ({ manifest: { version }, changelog }) =>
			new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d\\d-\\d\\d$`, 'm').test(
				changelog,
			)
				? undefined
				: `CHANGELOG.md has no line "## [${version}] - YYYY-MM-DD".`,
	},
	{
		name: 'owner and repository',
		problem: ({ manifestText, readme }) =>
			`${manifestText}${readme}`.includes('example.com/n8n') ||
			manifestText.includes('@example.com')
				? 'package.json still names example.com. Set author, homepage and repository.'
				: undefined,
	},
	{
		name: 'code owners',
		problem: ({ codeOwners }) =>
			codeOwners.includes(NOBODY)
				? `.github/CODEOWNERS names ${NOBODY}, whom nobody can ask. Name who reviews.`
				: undefined,
	},
	{
		name: 'documentation',
		problem: ({ manifest: { homepage }, pages }) => {
			const repository = homepage.replace(/#.*$/, '');
			const strange = pages.filter((page) => !page.startsWith(`${repository}/`));
			if (pages.length > 0 && strange.length === 0) return undefined;
			return `documentationUrl of the credential and the links in both .node.json have to begin with ${repository}: ${strange.join(', ')}.`;
		},
	},
	{
		name: 'not released yet',
		problem: ({ readme, translations }) =>
			NOT_RELEASED.some((words) => [readme, ...translations].join().includes(words))
				? `Take "${NOT_RELEASED.join('", "')}" out of the READMEs.`
				: undefined,
	},
	{
		name: 'files',
		problem: ({ packed: { files } }) => {
			const strange = files.filter((file) => !ALLOWED_FILE.test(file));
			return strange.length === 0 ? undefined : `These do not belong: ${strange.join(', ')}.`;
		},
	},
	{
		name: 'size',
		problem: ({ packed: { bytes } }) =>
			bytes <= MAX_BYTES
				? undefined
				: `${bytes} bytes packed are more than ${MAX_BYTES}. Find out what grew.`,
	},
];

/** Reads the tree at a folder; `packed` comes from npm. */
export function readRelease(
	folder: string,
	tag: string | undefined,
	packed: Release['packed'],
): Release {
	const text = (file: string) => readFileSync(join(folder, file), 'utf8');
	const manifestText = text('package.json');
	const { name, version, homepage } = JSON.parse(manifestText);
	return {
		manifest: { name: String(name), version: String(version), homepage: String(homepage) },
		manifestText,
		changelog: text('CHANGELOG.md'),
		readme: text('README.md'),
		codeOwners: text(join('.github', 'CODEOWNERS')),
		translations: ['README.zh-CN.md', 'README.th.md'].map(text),
		pages: LINKING.flatMap((file) => text(file).match(/https:[^'"\s]+\.md(?=['"])/g) ?? []),
		tag,
		packed,
	};
}
