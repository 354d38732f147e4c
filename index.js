// n8n loads the files that package.json lists under "n8n"; the package itself has nothing to offer to `require`.
