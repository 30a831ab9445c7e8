"""A second look at proofs: what the prover wrote down is derived again, by other means.

Owns the check of transcripts, of games and of sweeps. It shares nothing with the prover, neither
code nor libraries: the standard library alone, integers and fractions, polynomials and Sturm
sequences of its own. It must never import `games.solve`; a test holds it to that. Payoffs come from
whoever asks, never from the transcript.
"""
