/** What is published, and what n8n and npm will read of it. Build before. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { jsonParse } from 'n8n-workflow';

interface PackageJson {
	dependencies?: Record<string, string>;
	peerDependencies: Record<string, string>;
	devDependencies: Record<string, string>;
	n8n: { credentials: string[]; nodes: string[] };
}

const ROOT = resolve(__dirname, '../..');
const DIST = join(ROOT, 'dist');

const readJson = <T>(file: string): T => jsonParse<T>(readFileSync(join(ROOT, file), 'utf8'));

const packageJson = readJson<PackageJson>('package.json');
const registered = [...packageJson.n8n.credentials, ...packageJson.n8n.nodes];

/** Paths of what `npm publish` would send. */
const packed = (): string[] => {
	const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: ROOT,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		shell: process.platform === 'win32',
	});
	const [tarball] = jsonParse<Array<{ files: Array<{ path: string }> }>>(output);
	return (tarball?.files ?? []).map(({ path }) => path);
};

const compiled = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.js'))
	.map((file) => join(DIST, file));

/** What a compiled file loads, as written between the brackets: `"node:crypto"`. */
const loads = (file: string): string[] =>
	[...readFileSync(file, 'utf8').matchAll(/\b(?:require|import)\s*\(([^)]*)\)/g)].map(
		([, argument]) => (argument ?? '').trim(),
	);

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

const isAllowed = (argument: string, from: string): boolean => {
	const name = /^(["'])(.+)\1$/.exec(argument)?.[2];
	if (name === undefined) return false;
	if (!name.startsWith('.')) return name === 'n8n-workflow' || name === 'node:crypto';
	const target = resolve(dirname(from), name);
	const inside = !relative(DIST, target).startsWith('..');
	return inside && [target, `${target}.js`, join(target, 'index.js')].some(isFile);
};

/** The icon paths that a registered class names, absolute. */
const iconsOf = async (file: string): Promise<string[]> => {
	const path = join(ROOT, file);
	const exports: Record<string, new () => object> = await import(path);
	const instances = Object.values(exports).map((Registered) => new Registered());
	return instances.flatMap((instance) => {
		const described: unknown = Reflect.get(instance, 'description') ?? instance;
		const { icon } = jsonParse<{ icon?: Record<string, string> }>(JSON.stringify(described));
		return [icon?.['light'], icon?.['dark']].map((name) =>
			resolve(dirname(path), (name ?? 'no icon').replace(/^file:/, '')),
		);
	});
};

describe('the tarball', () => {
	const files = packed();

	it('holds dist, the READMEs, LICENSE and package.json, and nothing else', () => {
		const others = files.filter((path) => !path.startsWith('dist/')).sort();
		expect(others).toEqual([
			'LICENSE.md',
			'README.md',
			'README.th.md',
			'README.zh-CN.md',
			'package.json',
		]);
	});

	it('holds compiled code, icons, codex and schemas, and no leftovers of the build', () => {
		const kinds = new Set(
			files.filter((path) => path.startsWith('dist/')).map((path) => extname(path)),
		);
		expect([...kinds].sort()).toEqual(['.js', '.json', '.svg']);
	});

	it.each(registered)('holds %s, which n8n loads', (file) => {
		expect(files).toContain(file);
	});
});

describe('package.json', () => {
	it('brings no run-time dependency and asks for n8n-workflow only', () => {
		expect(packageJson.dependencies ?? {}).toEqual({});
		expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('pins every development dependency to one version', () => {
		const loose = Object.entries(packageJson.devDependencies).filter(
			([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
		);
		expect(loose).toEqual([]);
	});
});

describe('the compiled code', () => {
	it.each(compiled.map((file) => relative(ROOT, file)))(
		'%s loads n8n-workflow, node:crypto and its own files only',
		(file) => {
			const path = join(ROOT, file);
			expect(loads(path).filter((argument) => !isAllowed(argument, path))).toEqual([]);
		},
	);

	it.each(registered)('%s finds a light and a dark icon', async (file) => {
		const icons = await iconsOf(file);
		expect(new Set(icons).size).toBe(2);
		expect(icons.filter((icon) => !icon.endsWith('.svg') || !isFile(icon))).toEqual([]);
	});

	// n8n drops a codex without `resources` and does not say so.
	it.each(packageJson.n8n.nodes)('%s has a codex with resources', (file) => {
		const codex = readJson<{ resources?: object }>(`${file}on`);
		expect(Object.keys(codex.resources ?? {})).toContain('primaryDocumentation');
	});
});
