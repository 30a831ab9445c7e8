"""The phase map: which equilibria there are over two drivers."""
