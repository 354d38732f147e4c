import { join } from 'node:path';
import ts from 'typescript';
import { PROJECT } from '../paths';

/** TypeScript's number for "Found 0 errors. Watching for file changes." */
const ALL_IS_WELL = 6194;

const FORMAT: ts.FormatDiagnosticsHost = {
	getCanonicalFileName: (name) => name,
	getCurrentDirectory: () => PROJECT,
	getNewLine: () => '\n',
};

/**
 * Compiles a project, this one unless another is named, into a folder, now and whenever a source file is saved. What is wrong with the code is printed,
 * and what compiles is there all the same. Returns when the first time is done; call the answer to stop.
 */
export function compileOnChange(folder: string, project = PROJECT): () => void {
	let isFirst = true;
	const host = ts.createWatchCompilerHost(
		join(project, 'tsconfig.json'),
		{ outDir: folder },
		ts.sys,
		ts.createEmitAndSemanticDiagnosticsBuilderProgram,
		(found) => console.log(ts.formatDiagnosticsWithColorAndContext([found], FORMAT)),
		({ code, messageText }, _newLine, _options, errors = 0) => {
			if (errors > 0) console.log(ts.flattenDiagnosticMessageText(messageText, '\n'));
			if (code === ALL_IS_WELL && !isFirst) console.log(`${time()}  compiled`);
			isFirst &&= code !== ALL_IS_WELL;
		},
	);
	const watching = ts.createWatchProgram(host);
	return () => watching.close();
}

function time(): string {
	return new Date().toTimeString().slice(0, 8);
}
