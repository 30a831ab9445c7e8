"""The plane of two drivers: exact ties, curved borders, regions and distances."""
