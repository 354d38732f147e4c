import { join } from 'node:path';
import { build } from 'esbuild';

/** What the browser loads besides the page itself. */
export interface Bundle {
	readonly script: string;
	readonly style: string;
}

const PAGE = join(__dirname, 'page');

let made: Promise<Bundle> | undefined;

/** Script and style of the page, libraries included; made when they are first asked for. */
export async function bundle(): Promise<Bundle> {
	made ??= make();
	return await made;
}

async function make(): Promise<Bundle> {
	const { outputFiles } = await build({
		entryPoints: [join(PAGE, 'main.ts'), join(PAGE, 'style.css')],
		bundle: true,
		write: false,
		outdir: PAGE,
		format: 'esm',
		target: 'es2022',
		minifySyntax: true,
		minifyWhitespace: true,
		legalComments: 'none',
		logLevel: 'silent',
	});
	const textOf = (ending: string) =>
		outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
	return { script: textOf('.js'), style: textOf('.css') };
}
