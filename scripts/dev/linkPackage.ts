import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { OperatorError } from '../operatorError';

/** The `.n8n` folder that somebody means by a folder: itself, or the one in it. */
export function n8nFolder(folder: string): string {
	const inside = basename(folder) === '.n8n' ? folder : join(folder, '.n8n');
	if (existsSync(inside)) return inside;
	throw new OperatorError(
		`${folder} is not where an n8n keeps its data: name the folder that holds ".n8n". It is your home folder, unless N8N_USER_FOLDER names another one.`,
	);
}

/**
 * Links a package folder to where an n8n looks for community packages. Call the answer to take the link away.
 * @throws OperatorError where the package is installed there
 */
export function linkPackage(packageFolder: string, dotN8n: string): () => void {
	const { name } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
	const link = join(dotN8n, 'nodes', 'node_modules', String(name));
	if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() === false) {
		throw new OperatorError(
			`${name} is installed in this n8n: uninstall it there (Settings, Community nodes), then run the command again. It is in ${link}`,
		);
	}
	mkdirSync(dirname(link), { recursive: true });
	rmSync(link, { force: true });
	// Windows lets everybody make junctions, but not links.
	symlinkSync(packageFolder, link, 'junction');
	return () => rmSync(link, { force: true });
}
