import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT, stateFolder } from '../paths';
import { compileOnChange } from './compileOnChange';
import { copyOnChange } from './copyOnChange';

/**
 * Makes a folder that holds the package as built from this tree, and keeps it so whenever a file is saved. It is not
 * the tree itself, because n8n watches all that is in a linked folder. Gives the folder; ends with this process.
 */
export async function keepDevPackage(): Promise<string> {
	const folder = join(stateFolder('dev'), 'package');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	copyFileSync(join(PROJECT, 'package.json'), join(folder, 'package.json'));
	console.log('Compiling …');
	await copyOnChange(join(folder, 'dist'), join(stateFolder('dev'), 'copying.log'));
	compileOnChange(join(folder, 'dist'));
	return folder;
}
