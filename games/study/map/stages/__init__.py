"""Maps of games whose moves follow one another: how places are looked at, and where borders run.

`games.study.map.phase` draws them as all maps are drawn; here is what differs.
"""
