import { PackageDirectoryLoader } from 'n8n-core';
import type { IDataObject, INodeType, INodeTypes, IVersionedNodeType } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

const loaded = new Map<string, Promise<PackageDirectoryLoader>>();

const load = async (folder: string): Promise<PackageDirectoryLoader> => {
	const loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	return loader;
};

/**
 * The built package in `folder` as n8n's own loader sees it; read once per folder.
 * Rejects with the loader's error, e.g. when dist/ was not built.
 */
export async function loadPackage(folder: string): Promise<PackageDirectoryLoader> {
	const known = loaded.get(folder);
	if (known !== undefined) return await known;
	const loading = load(folder);
	loaded.set(folder, loading);
	return await loading;
}

/** The node types of one run: those of the package, under their full names, and the stand-ins. */
export class NodeTypes implements INodeTypes {
	constructor(
		private readonly loader: PackageDirectoryLoader,
		private readonly standIns: ReadonlyMap<string, INodeType>,
	) {}

	getByName(type: string): INodeType | IVersionedNodeType {
		const prefix = `${this.loader.packageName}.`;
		if (type.startsWith(prefix)) return this.loader.getNode(type.slice(prefix.length)).type;
		const standIn = this.standIns.get(type);
		if (standIn === undefined) throw new Error(`No node or stand-in for type "${type}"`);
		return standIn;
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(type), version);
	}

	getKnownTypes(): IDataObject {
		return {};
	}

	/** The newest version of a type, as the editor would insert it. */
	newestVersion(type: string): number {
		const { version, defaultVersion } = this.getByNameAndVersion(type).description;
		return defaultVersion ?? (Array.isArray(version) ? Math.max(...version) : version);
	}

	/** Names of the credential types that a node type takes. */
	credentialsOf(type: string, version?: number): string[] {
		const { credentials } = this.getByNameAndVersion(type, version).description;
		return (credentials ?? []).map(({ name }) => name);
	}
}
