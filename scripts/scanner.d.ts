/** The parts of n8n's scanner that are used here; it is published without types. */
declare module '@n8n/scan-community-package/scanner/scanner.mjs' {
	import type { Linter } from 'eslint';

	export const SOURCE_FILE_PATTERNS: string[];

	/** The scan's own ESLint configuration. */
	export function buildScanConfig(): Promise<Linter.Config[]>;
}
