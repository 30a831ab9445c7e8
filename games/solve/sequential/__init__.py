"""Games that are played in stages: whoever moves later sees what was done before."""
