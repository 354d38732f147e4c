import { execFileSync } from 'node:child_process';
import { z } from 'zod';

const bomShape = z.object({
	components: z.array(
		z.object({
			name: z.string(),
			version: z.string(),
			licenses: z
				.array(
					z.object({
						license: z
							.object({ id: z.string().optional(), name: z.string().optional() })
							.optional(),
						expression: z.string().optional(),
					}),
				)
				.optional(),
		}),
	),
});

/** What the project is developed with: the bill of materials as CycloneDX text, and how many packages have which licence. */
export interface SupplyChain {
	readonly bom: string;
	readonly packages: number;
	readonly licences: ReadonlyMap<string, number>;
}

/**
 * Asks npm for the bill of materials of the development dependencies, out of the lock. What n8n's own packages
 * expect of each other does not match everywhere, hence without peer dependencies.
 */
export function readSupplyChain(folder: string): SupplyChain {
	const bom = execFileSync(
		'npm',
		['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--legacy-peer-deps'],
		{
			cwd: folder,
			encoding: 'utf8',
			maxBuffer: 256 * 1024 * 1024,
			stdio: ['ignore', 'pipe', 'ignore'],
			shell: process.platform === 'win32',
		},
	);
	const { components } = bomShape.parse(JSON.parse(bom));
	const licences = new Map<string, number>();
	for (const { licenses = [] } of components) {
		const [first] = licenses;
		const name = first?.expression ?? first?.license?.id ?? first?.license?.name ?? 'none stated';
		licences.set(name, (licences.get(name) ?? 0) + 1);
	}
	return { bom, packages: components.length, licences };
}
