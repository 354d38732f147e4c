/** One element of DER: its tag, its content, and the bytes after it. */
export interface DerElement {
	readonly tag: number;
	readonly content: Buffer;
	readonly rest: Buffer;
}

/** The DER tags that keys and certificates are made of (ITU-T X.690). */
export const TAG = {
	integer: 0x02,
	bitString: 0x03,
	octetString: 0x04,
	objectId: 0x06,
	sequence: 0x30,
} as const;

/** The first element of the bytes; undefined when they are no DER or end too early. */
export function readDer(bytes: Buffer): DerElement | undefined {
	const [tag = 0, first = 0] = bytes;
	const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
	const start = 2 + lengthBytes;
	if (lengthBytes > 4 || bytes.length < start) return undefined;
	const length = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes);
	if (bytes.length < start + length) return undefined;
	return {
		tag,
		content: bytes.subarray(start, start + length),
		rest: bytes.subarray(start + length),
	};
}

/** The elements inside a constructed one, in order; stops where the bytes are no DER. */
export function childrenOf(content: Buffer): DerElement[] {
	const children: DerElement[] = [];
	for (let next = readDer(content); next !== undefined; next = readDer(next.rest)) {
		children.push(next);
	}
	return children;
}
