import type { PageQuery } from '../../wallet-api/contract';
import type { Merchant } from '../merchant/merchant';
import { filtersKey } from '../merchant/selection';

/** Pages kept as bytes, so that measurements of a client are not measurements of the sandbox. */
export class PreparedPages {
	private readonly pages = new Map<string, Buffer>();
	private merchant: Merchant | undefined;
	private version = 0;

	/** The bytes of a page: written once, and again when the merchant's users changed. */
	get(merchant: Merchant, path: string, query: PageQuery, write: () => string): Buffer {
		if (merchant !== this.merchant || merchant.version !== this.version) {
			this.pages.clear();
			this.merchant = merchant;
			this.version = merchant.version;
		}
		const { page, size, ...filters } = query;
		const name = [path, page, size, filtersKey(filters)].join(' ');
		const bytes = this.pages.get(name) ?? Buffer.from(write());
		this.pages.set(name, bytes);
		return bytes;
	}
}
