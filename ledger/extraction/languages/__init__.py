"""One module for each language, behind the contract in `language`; none imports another."""
