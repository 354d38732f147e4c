import { CHECKS, type Release } from '../../../scripts/release/checks';

const HOME = 'https://github.com/somebody/n8n-nodes-jt-wallet';

const good: Release = {
	manifest: { name: 'n8n-nodes-jt-wallet', version: '1.2.3', homepage: `${HOME}#readme` },
	manifestText: '{"homepage": "https://github.com/somebody/n8n-nodes-jt-wallet"}',
	changelog: '# Changelog\n\n## [1.2.3] - 2026-11-22\n\n- Something\n',
	readme: '# n8n-nodes-jt-wallet',
	codeOwners: '* @somebody',
	translations: ['# n8n-nodes-jt-wallet'],
	pages: [`${HOME}/blob/main/docs/credential.md`],
	tag: 'v1.2.3',
	packed: {
		files: ['package.json', 'README.md', 'LICENSE.md', 'dist/index.js', 'dist/icons/jtWallet.svg'],
		bytes: 60_000,
	},
};

const failing = (release: Release) =>
	Object.entries(CHECKS).flatMap(([name, find]) => (find(release) === false ? [] : [name]));

describe('the release check', () => {
	it('lets a tree pass that is ready', () => {
		expect(failing(good)).toEqual([]);
		expect(failing({ ...good, tag: undefined })).toEqual([]);
	});

	it.each<[string, Partial<Release>]>([
		['version', { tag: 'v1.2.4' }],
		[
			'version',
			{
				manifest: { name: 'x', version: '1.2.3-beta.1', homepage: HOME },
				tag: undefined,
				changelog: '## [1.2.3-beta.1] - 2026-11-22',
			},
		],
		['changelog', { changelog: '## [Unreleased]\n## [1.2.3] - soon' }],
		['changelog', { changelog: '## [1x2x3] - 2026-11-22' }],
		[
			'owner and repository',
			{ manifestText: '{"homepage": "https://example.com/n8n-nodes-jt-wallet"}' },
		],
		['owner and repository', { manifestText: '{"email": "contributors@example.com"}' }],
		['owner and repository', { readme: 'see https://example.com/n8n-nodes-jt-wallet' }],
		['documentation', { pages: ['https://example.com/n8n-nodes-jt-wallet/docs/credential.md'] }],
		['documentation', { pages: [] }],
		['code owners', { codeOwners: '* @OWNER/maintainers' }],
		['not released yet', { readme: '**Not released yet**' }],
		['not released yet', { translations: ['', '**尚未发布**'] }],
		['files', { packed: { files: ['dist/index.js', 'test/secret.pem'], bytes: 1 } }],
		['files', { packed: { files: ['dist/nodes/A/A.node.ts'], bytes: 1 } }],
		['files', { packed: { files: ['dist/tsconfig.tsbuildinfo'], bytes: 1 } }],
		['size', { packed: { files: [], bytes: 110_001 } }],
	])('holds it back for its %s', (name, change) => {
		expect(failing({ ...good, ...change })).toEqual([name]);
	});
});
